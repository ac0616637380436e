// Whose access in the org is being looked at: the card of a credential opens it, and so does an answer of the Workbench that says that an admin
// role is missing. The Tenants page shows it.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AccessPart } from '../../../shared/model/app-access.ts';
import { navigate } from '../navigation.ts';

export interface OpenedAccess {
  tenantId: string;
  /** The credential of the app that it is about. */
  credentialId: string;
  part: AccessPart;
}

const openedStore = createStore<{ opened: OpenedAccess | null }>()(() => ({ opened: null }));

/** From wherever the person is. */
export function openAccess(opened: OpenedAccess): void {
  navigate('tenants', opened.tenantId);
  openedStore.setState({ opened });
}

export const showAccess = (opened: OpenedAccess | null): void => openedStore.setState({ opened });

/** Of this credential; null when it is not looked at. */
export const useOpenedAccess = (credentialId: string): OpenedAccess | null =>
  useStore(openedStore, ({ opened }) => (opened?.credentialId === credentialId ? opened : null));
