// The catalogue in use by family, and the file that is looked at before it is imported. Nothing changes until the person
// says so: a preview is only read.
import { createStore } from 'zustand/vanilla';
import type { CatalogueStatus, Drift } from '../../../../shared/model/catalogue.ts';
import { host } from '../../../platform/client.ts';
import { fetchCatalogue } from '../../../platform/host-files.ts';
import { setCatalogue } from '../../../platform/session-state/catalogue.ts';
import { hostFactsStore } from '../../../platform/session-state/host-facts.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { reloadLedger } from '../actions.ts';

interface CatalogueState {
  status: CatalogueStatus | null;
  pending: { name: string; text: string; drift: Drift } | null;
}

export const catalogueViewStore = createStore<CatalogueState>()(() => ({ status: null, pending: null }));

export async function readStatus(): Promise<void> {
  catalogueViewStore.setState({ status: await host.catalogue.status() });
}

export async function previewFile(file: File | undefined): Promise<void> {
  if (!file) return;
  const chosen = { name: file.name, text: await file.text() };
  catalogueViewStore.setState({ pending: { ...chosen, drift: await host.catalogue.preview(chosen) } });
}

export function discardFile(): void {
  catalogueViewStore.setState({ pending: null });
}

export async function importFile(): Promise<void> {
  const { pending } = catalogueViewStore.getState();
  if (!pending) return;
  const { name, text } = pending;
  await host.catalogue.import({ name, text });
  discardFile();
  await takeUp();
  announceDone('Catalogue imported');
}

export async function resetCatalogue(): Promise<void> {
  await host.catalogue.reset();
  discardFile();
  await takeUp();
  announceDone('The shipped catalogue is in use');
}

/** Everything on the page that asks the catalogue gets the new one; the ledger works out again what is stale. */
async function takeUp(): Promise<void> {
  const catalogue = await fetchCatalogue();
  setCatalogue(catalogue);
  hostFactsStore.setState({ catalogueVersion: catalogue.version });
  await readStatus();
  await reloadLedger();
}
