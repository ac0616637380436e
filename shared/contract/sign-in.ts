// Signing in with the browser (authorization code with PKCE). Whoever began one waits for it; the address that the browser was sent to
// can be pasted where nothing listens.
import { z } from 'zod';
import { signInBegun, signInInput, signInOutcome } from '../model/credentials/sign-in.ts';
import { procedure } from './base.ts';

const signInRef = z.object({ signInId: z.string() });

export const signInContract = {
  /** Sends nothing. Another sign-in with the same redirect URI ends. */
  begin: procedure.input(signInInput).output(signInBegun),
  /** Until it ends, minutes perhaps. CANCELLED when it was cancelled or nobody signed in in time. */
  wait: procedure.input(signInRef).output(signInOutcome),
  /** INVALID_INPUT for an address that is not of this sign-in, which goes on. Nothing of it is kept or repeated. */
  paste: procedure.input(signInRef.extend({ address: z.string().max(20_000) })).output(signInOutcome),
  cancel: procedure.input(signInRef).output(z.object({ cancelled: z.boolean() })),
  /** Opens the authorize URL in the person's browser. Needs the `openExternal` capability. */
  open: procedure.input(signInRef).output(z.object({ opened: z.boolean() })),
};
