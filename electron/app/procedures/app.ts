// The procedures of the snapshot that a page starts from, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { appContract } from '../../../shared/contract/app.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(appContract).$context<RouterContext>();

export const appProcedures = os.router({
  snapshot: os.snapshot.handler(({ context: { engine } }) => engine.snapshot()),
});
