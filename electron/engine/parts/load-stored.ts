// Reads what is kept, at the start: history, limits, imported catalogues, the vault where no person is needed. Never opens a
// stored body. What was damaged is said once, here.
import type { Notice } from '../../../shared/contract/app.ts';
import type { CatalogueService } from '../catalogue/catalogue-service.ts';
import type { EnginePorts } from '../engine-ports.ts';
import type { SandboxService } from '../sandbox/sandbox-service.ts';
import type { LastUsed } from '../tenants/last-used.ts';
import type { Records } from './records.ts';

/** What a person should know of it. */
export async function loadStored(
  ports: EnginePorts,
  { history, limits }: Records,
  catalogue: CatalogueService,
  sandbox: SandboxService,
  lastUsed: LastUsed,
): Promise<Notice[]> {
  // Before the vault is opened: it reads the tenants for their names, and a notice about their file is given with the first read only.
  const document = await ports.tenants.read();
  const [loaded, evidence, errors, observedLimits, vaultNotice, catalogueNotice] = await Promise.all([
    ports.history.load(),
    ports.ledger.read(),
    ports.errorLab.read(),
    ports.limits.read(),
    ports.vault.open(),
    catalogue.load(),
    sandbox.start(),
    lastUsed.refresh(),
  ]);
  history.load(loaded.summaries);
  limits.load(observedLimits.value.observed);
  const read = [loaded, document, evidence, errors, observedLimits].map(({ notice }) => notice);
  return [...read, vaultNotice, catalogueNotice].filter((notice) => notice !== null);
}
