// The procedures of the catalogue in use, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { catalogueContract } from '../../../shared/contract/catalogue.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(catalogueContract).$context<RouterContext>();

export const catalogueProcedures = os.router({
  status: os.status.handler(({ context: { engine } }) => engine.catalogue.status()),
  preview: os.preview.handler(({ context: { engine }, input }) => engine.catalogue.preview(input)),
  import: os.import.handler(({ context: { engine }, input }) => engine.catalogue.import(input)),
  reset: os.reset.handler(({ context: { engine } }) => engine.catalogue.reset()),
});
