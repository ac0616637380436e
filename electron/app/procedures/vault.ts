// The procedures of the vault, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { vaultContract } from '../../../shared/contract/vault.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(vaultContract).$context<RouterContext>();

export const vaultProcedures = os.router({
  setUp: os.setUp.handler(({ context: { engine }, input }) => engine.context.vault.setUp(input.protection)),
  unlock: os.unlock.handler(({ context: { engine }, input }) =>
    engine.context.vault.unlock(input.kind, input.passphrase ?? null),
  ),
  lock: os.lock.handler(({ context: { engine } }) => engine.context.vault.lock()),
  addProtection: os.addProtection.handler(({ context: { engine }, input }) =>
    engine.context.vault.addProtection(input.protection),
  ),
  removeProtection: os.removeProtection.handler(({ context: { engine }, input }) =>
    engine.context.vault.removeProtection(input.kind),
  ),
  restoreBackup: os.restoreBackup.handler(({ context: { engine } }) => engine.context.vault.restoreBackup()),
  startOver: os.startOver.handler(({ context: { engine } }) => engine.context.vault.startOver()),
});
