// A request that another page or the palette hands to the Workbench: chosen operation, or an exchange to send again.
// The Workbench takes it when it is shown; what it had before stays until then.
import { createStore } from 'zustand/vanilla';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { navigate } from '../navigation.ts';

export interface WorkbenchHandoff {
  tenantId?: string;
  credentialId?: string;
  /** Choose this operation; method and path come from the catalogue when they are not given. */
  operationId: string | null;
  method?: string;
  /** Path and query, filled: `/api/v1/users?limit=2`. */
  path?: string;
  /** Without Authorization: the Workbench sends its own. */
  headers?: HeaderList;
  body?: string | null;
  scopes?: readonly string[];
  /** How it is authorised; absent: as the Workbench has it. */
  auth?: 'auto' | 'token' | 'none' | 'pasted';
  /** The answer to this request, which the Workbench shows with it. */
  exchange?: Exchange;
  /** Parts that were not kept, because they held a secret: the person writes them again. */
  lost?: readonly string[];
}

export const handoffStore = createStore<{ handoff: WorkbenchHandoff | null }>()(() => ({ handoff: null }));

/** Open the Workbench with this request. */
export function openInWorkbench(handoff: WorkbenchHandoff): void {
  handoffStore.setState({ handoff });
  navigate('workbench');
}

/** Take what was handed over; the next call gives null. */
export function takeHandoff(): WorkbenchHandoff | null {
  const { handoff } = handoffStore.getState();
  if (handoff) handoffStore.setState({ handoff: null });
  return handoff;
}
