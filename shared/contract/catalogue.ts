// The catalogue: what ships, or a newer OpenAPI file that a person imported. A bad file changes nothing.
import { z } from 'zod';
import { catalogueStatus, drift } from '../model/catalogue.ts';
import { procedure } from './base.ts';

const file = z.object({ name: z.string().max(300), text: z.string().max(50_000_000) });

export const catalogueContract = {
  /** What is in use, and whether it ships or was imported. */
  status: procedure.output(catalogueStatus),
  /** What the file would change; nothing is kept. FILE_INVALID names line or path. */
  preview: procedure.input(file).output(drift),
  import: procedure.input(file).output(drift),
  /** Back to the shipped one. */
  reset: procedure.output(z.object({ version: z.string() })),
};
