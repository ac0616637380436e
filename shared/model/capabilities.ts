// What the host can do. The page asks for a capability, never for a platform: a control whose capability is missing is absent.
import { z } from 'zod';

export const capabilities = z.object({
  /** Which host serves: for the About line only, never for decisions. */
  host: z.enum(['main', 'loopback', 'cli']),
  /** The host can put text on the system clipboard without the page seeing it (Copy token). */
  clipboard: z.boolean(),
  /** The host opens a native save dialog; without it the page downloads. */
  saveDialog: z.boolean(),
  /** The host opens external links in the person's browser; without it the page uses an ordinary link. */
  openExternal: z.boolean(),
});
export type Capabilities = z.infer<typeof capabilities>;
