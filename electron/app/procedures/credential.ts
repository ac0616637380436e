// The procedures of credentials, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { credentialContract } from '../../../shared/contract/tenant.ts';
import { readPublicKey } from '../../engine/tenants/read-public-key.ts';
import { readRegisteredScopes } from '../../engine/tenants/read-registered-scopes.ts';
import { readTokenOwner } from '../../engine/tenants/read-token-owner.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(credentialContract).$context<RouterContext>();

export const credentialProcedures = os.router({
  save: os.save.handler(({ context: { engine }, input }) => engine.context.credentials.save(input)),
  removeSecret: os.removeSecret.handler(({ context: { engine }, input }) =>
    engine.context.credentials.removeSecret(input),
  ),
  remove: os.remove.handler(({ context: { engine }, input }) => engine.context.credentials.remove(input)),
  bindToKey: os.bindToKey.handler(({ context: { engine }, input }) => engine.context.credentials.bindToKey(input)),
  readRegisteredScopes: os.readRegisteredScopes.handler(({ context: { engine }, input }) =>
    readRegisteredScopes(
      {
        tenants: engine.context.tenants,
        credentials: engine.context.credentials,
        requests: engine.checks().requests,
      },
      input,
    ),
  ),
  publicKey: os.publicKey.handler(({ context: { engine }, input }) => readPublicKey(engine.context, input)),
  readTokenOwner: os.readTokenOwner.handler(({ context: { engine }, input }) =>
    readTokenOwner({ requests: engine.checks().requests }, input),
  ),
  test: os.test.handler(({ context: { engine }, input, signal }) => engine.credentialTests.run(input, signal)),
  tests: os.tests.handler(({ context: { engine } }) => engine.credentialTests.list()),
});
