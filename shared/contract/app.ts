// Boot in one call (but for the catalogue, which is a file: `electron/app/routes.ts`), and what only the host can do.
import { z } from 'zod';
import { snapshot } from '../model/snapshot.ts';
import { procedure } from './base.ts';

export const appContract = {
  snapshot: procedure.output(snapshot),
};

export const hostContract = {
  /** Needs `saveDialog`. `null` when the person closed the dialog. */
  saveText: procedure
    .input(z.object({ filename: z.string().max(200), text: z.string() }))
    .output(z.object({ saved: z.boolean() })),
  /** A file that is no text, such as a zip that the page has made. */
  saveBytes: procedure
    .input(z.object({ filename: z.string().max(200), base64: z.base64() }))
    .output(z.object({ saved: z.boolean() })),
  saveBody: procedure
    .input(z.object({ filename: z.string().max(200), bodyId: z.string() }))
    .output(z.object({ saved: z.boolean() })),
  /** Needs `openExternal`. Only addresses of the allow-list. */
  openExternal: procedure.input(z.object({ url: z.string().max(2000) })).output(z.object({ opened: z.boolean() })),
};
