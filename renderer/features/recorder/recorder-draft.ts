// What is entered for a recording: whose org, on which port, and what goes wrong on the way. Kept while the page is open.
import { createStore } from 'zustand/vanilla';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { RecordingInput } from '../../../shared/runs/recording/recording-events.ts';

export interface RecorderDraft {
  /** Null: the one that is selected. */
  tenantId: string | null;
  /** As typed; empty: any free one. */
  port: string;
  plain: boolean;
  /** Their texts, in the order in which they were added. */
  faults: readonly string[];
}

export const recorderDraft = createStore<RecorderDraft>()(() => ({
  tenantId: null,
  port: '',
  plain: false,
  faults: [],
}));

export const changeDraft = (change: Partial<RecorderDraft>): void => recorderDraft.setState(change);

export function toggleFault(fault: string): void {
  const { faults } = recorderDraft.getState();
  changeDraft({ faults: faults.includes(fault) ? faults.filter((one) => one !== fault) : [...faults, fault] });
}

/** What programs meet most, each in the text that the command line takes too. */
export const FAULT_PRESETS: readonly { label: string; fault: string }[] = [
  { label: 'One 429, reset in 5 s', fault: 'status=429,wait=5,path=/api/*,times=1' },
  { label: 'One 401, token expired', fault: 'status=401,path=/api/*,times=1' },
  { label: '503 on every third call', fault: 'status=503,path=/api/*,every=3' },
  { label: 'One call cut off', fault: 'reset=before,path=/api/*,times=1' },
  { label: 'Every answer 1.5 s late', fault: 'latency=1500,path=/api/*' },
];

const HIGHEST_PORT = 65_535;

/** Null: it is none. */
function readPort(text: string): number | null {
  if (text.trim() === '') return 0;
  const port = /^\d{1,5}$/.test(text.trim()) ? Number(text) : HIGHEST_PORT + 1;
  return port <= HIGHEST_PORT ? port : null;
}

/** Why it cannot begin; null when it can. */
export function missingWords({ port, faults }: RecorderDraft, tenant: Tenant | null): string | null {
  if (tenant === null) return 'Choose a tenant.';
  if (readPort(port) === null) return `A port is a number from 0 to ${HIGHEST_PORT}.`;
  return tenant.production && faults.length > 0
    ? `${tenant.name} is marked as production: no faults are put in front of it.`
    : null;
}

export const inputOf = ({ port, plain, faults }: RecorderDraft, tenant: Tenant): RecordingInput => ({
  tenantId: tenant.id,
  port: readPort(port) ?? 0,
  plain,
  faults: [...faults],
});
