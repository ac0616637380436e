// A sign-in in the browser: how it begins, and how it ends. Code, verifier and tokens stay with the host; the address of the authorize
// request is shown, because a person opens it.
import { z } from 'zod';
import { scopeNames, tokenResult } from '../token.ts';

export const signInInput = z.object({
  tenantId: z.string(),
  credentialId: z.string(),
  scopes: scopeNames,
  /** Absent: the server decides. `login` asks for the password again, `none` shows no page at all. */
  prompt: z.enum(['login', 'consent', 'none']).optional(),
});
export type SignInInput = z.infer<typeof signInInput>;

export const signInBegun = z.object({
  signInId: z.string(),
  authorizeUrl: z.string(),
  redirectUri: z.string(),
  /** Null: the browser's answer is received here. Else why it is not, and that its address has to be pasted. */
  notListening: z.object({ message: z.string(), fix: z.string() }).nullable(),
  /** Local epoch ms. */
  endsAt: z.number(),
});
export type SignInBegun = z.infer<typeof signInBegun>;

/** `answered`: there was a code, and the token endpoint was asked with it. `refused`: the authorize endpoint gave an error. */
export const signInOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('answered'), result: tokenResult }),
  z.object({
    outcome: z.literal('refused'),
    error: z.string(),
    description: z.string().nullable(),
    title: z.string(),
    meaning: z.string(),
    next: z.string(),
  }),
]);
export type SignInOutcome = z.infer<typeof signInOutcome>;
