// The embedded sandbox org as a page shows it.
import { z } from 'zod';
import { journalEntry, sandboxDraft, sandboxInstance, sandboxSecretOf, sandboxStatus } from '../model/sandbox.ts';
import { procedure } from './base.ts';

export const sandboxContract = {
  status: procedure.output(sandboxStatus),
  journal: procedure
    .input(z.object({ after: z.number().optional(), limit: z.number().int().min(1).max(1000).optional() }))
    .output(z.object({ entries: z.array(journalEntry), last: z.number() })),
  /** Moves the simulated clock by so many ms; `null` sets it back to the real one. */
  moveClock: procedure.input(z.object({ byMs: z.number().int().nullable() })).output(sandboxStatus),
  /** Sets the simulated clock to that moment, epoch ms, from where it runs on; `null` sets it back to the real one. */
  setClock: procedure.input(z.object({ at: z.number().int().nullable() })).output(sandboxStatus),
  /** `fault`: its compact text. A text that is not understood is INVALID_INPUT, with what to write instead. */
  addFault: procedure.input(z.object({ fault: z.string().min(1).max(1000) })).output(sandboxStatus),
  /** `faultId` null removes all of them. */
  removeFault: procedure.input(z.object({ faultId: z.string().nullable() })).output(sandboxStatus),
  /** One more integration of the org, with these scopes: it is among the credentials of the sandbox tenant at once, until a reset. */
  makeClient: procedure
    .input(z.object({ name: z.string().max(200), scopes: z.array(z.string().max(200)).max(500) }))
    .output(sandboxStatus),
  /**
   * The address of the page on which an admin of the org authorizes that draft, for a browser; nothing of the draft is in it, and it ends when the draft is installed or cancelled
   * there, after a day, or by a reset. INVALID_INPUT for a name, guide or scope that the org does not take, CONFLICT when none runs.
   */
  authorizePage: procedure.input(sandboxDraft).output(z.object({ url: z.string() })),
  /** API service integrations that are installed in the org, in the order in which they were; without their secrets. Empty when none runs. */
  instances: procedure.output(z.array(sandboxInstance)),
  /**
   * The secret of one of its clients, the password of one of its people or one of its API tokens (by its name), for the person's own use. One of two replies that carry a secret (the other is the address of a recording): it is made up, worth
   * nothing anywhere else, and what `scopebench sandbox` prints.
   */
  revealSecret: procedure.input(sandboxSecretOf).output(z.object({ secret: z.string() })),
  /** Throws the state away and starts from the seed of the settings. */
  reset: procedure.output(sandboxStatus),
};
