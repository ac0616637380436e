// One call to the host fills every store: at the start, and again when a lost host is back.
// Drafts and view state are not touched.
import { host } from '../client.ts';
import { takeFirstReplies } from '../first-calls.ts';
import { fetchCatalogue } from '../host-files.ts';
import { catalogueStore, setCatalogue } from './catalogue.ts';
import { setHostFacts } from './host-facts.ts';
import { setSandboxStatus } from './sandbox.ts';
import { setSettings } from './settings.ts';
import { setTenants } from './tenants.ts';
import { setTokens } from './tokens.ts';
import { setVaultStatus } from './vault.ts';

/** Read the snapshot, and the catalogue when the page does not hold this version yet. Throws what the host throws. */
export async function loadSnapshot(): Promise<void> {
  const held = catalogueStore.getState().catalogue.version;
  const [snapshot, catalogue] = await (takeFirstReplies() ??
    Promise.all([host.app.snapshot(), held === 'none' ? fetchCatalogue() : Promise.resolve(null)]));
  if (catalogue) setCatalogue(catalogue);
  else if (held !== snapshot.catalogueVersion) setCatalogue(await fetchCatalogue());
  const { version, catalogueVersion, dataFolder, capabilities, notices } = snapshot;
  setHostFacts({ version, catalogueVersion, dataFolder, capabilities, notices });
  setSettings(snapshot.settings);
  setVaultStatus(snapshot.vault);
  setSandboxStatus(snapshot.sandbox);
  setTenants(snapshot.tenants);
  setTokens(snapshot.tokens, snapshot.orgClocks);
}
