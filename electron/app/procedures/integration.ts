// The procedures of integrations, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { integrationContract } from '../../../shared/contract/integration.ts';
import { assessIntegration } from '../../engine/readiness/assess-integration.ts';
import { checkIntegrationText } from '../../engine/readiness/check-integration-text.ts';
import { filesBesideOf } from '../../engine/readiness/files-beside-of.ts';
import { packOf } from '../../engine/readiness/pack-of.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(integrationContract).$context<RouterContext>();

export const integrationProcedures = os.router({
  check: os.check.handler(({ context: { engine }, input }) => checkIntegrationText(engine.context, input.text)),
  beside: os.beside.handler(({ context: { engine }, input }) => filesBesideOf(engine.planFiles, input)),
  assess: os.assess.handler(({ context: { engine }, input }) => assessIntegration(engine, input)),
  pack: os.pack.handler(({ context: { engine }, input }) =>
    packOf({ ...engine, version: engine.ports.version }, input),
  ),
});
