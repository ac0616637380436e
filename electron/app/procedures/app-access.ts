// The procedures of access in the org, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { appAccessContract } from '../../../shared/contract/app-access.ts';
import { createHostActions } from '../host-actions.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(appAccessContract).$context<RouterContext>();

export const appAccessProcedures = os.router({
  read: os.read.handler(({ context: { engine }, input }) => engine.appAccess.read(input)),
  customRoles: os.customRoles.handler(({ context: { engine }, input }) => engine.appAccess.customRoles(input)),
  change: os.change.handler(({ context: { engine }, input }) => engine.appAccess.change(input)),
  testSecret: os.testSecret.handler(({ context: { engine }, input }) => engine.appAccess.testSecret(input)),
  keepSecret: os.keepSecret.handler(({ context: { engine }, input }) => engine.appAccess.keepSecret(input)),
  copySecret: os.copySecret.handler(({ context: { engine }, input }) =>
    createHostActions(engine).copySecret(
      engine.appAccess.createdSecret(input),
      'The secret never enters the page. Save it in a credential of this app.',
    ),
  ),
});
