// A new access token by the refresh token of a sign-in. With rotation each answer brings the next refresh token, which takes the place
// of the one that was used in the same step in which the token is held; an answer that was lost leaves the old one, which Okta takes
// once more for up to 30 seconds (FACTS-D §17).
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { type AskedToken, askForToken, type TokenQuestion } from '../oauth/ask-for-token.ts';
import type { OpenedCredential } from '../oauth/open-credential.ts';
import { noteSignIn } from './note-sign-in.ts';

/** Throws SIGN_IN_NEEDED where no refresh token is held; rejects as `askForToken`. */
export function refreshToken(
  context: EngineContext,
  opened: OpenedCredential,
  { key, ...question }: Omit<TokenQuestion, 'form' | 'secrets'>,
  signal: AbortSignal,
): Promise<AskedToken> {
  return context.refreshes.exclusively(key, async () => {
    const held = context.refreshes.get(key);
    if (held === null) throw signInNeeded(opened, question.scopes);
    const asked = await askForToken(
      context,
      opened,
      {
        ...question,
        key,
        form: [
          ['grant_type', 'refresh_token'],
          ['refresh_token', held.token],
        ],
        secrets: [held.token],
      },
      signal,
    );
    const { result, granted } = asked;
    // It is of no use any more, and to send it again could look like a theft. What it brought has ended with it where it was used twice
    // (FACTS-D §17), so a person signs in again.
    if (result.outcome === 'refused' && result.refusal.error === 'invalid_grant') {
      context.refreshes.drop(key);
      context.tokens.removeOf(opened.tenant.id, opened.credential.id);
    }
    if (result.outcome !== 'granted' || granted === null) return asked;
    const next = {
      ...held,
      token: granted.refresh ?? held.token,
      uses: held.uses + 1,
      rotates: granted.refresh !== null,
    };
    // A sign-in or a removal in the meantime has the last word.
    if (context.refreshes.get(key) === held) context.refreshes.put(key, next);
    const token = await noteSignIn(context, opened, {
      token: result.token,
      granted,
      refresh: next,
      nonce: held.nonce,
      refreshed: true,
    });
    return { ...asked, result: { ...result, token } };
  });
}

function signInNeeded({ credential, tenant }: OpenedCredential, scopes: readonly string[]): BenchError {
  return new BenchError(
    'SIGN_IN_NEEDED',
    `Nobody is signed in to ${tenant.name} with ${credential.name} for these scopes.`,
    {
      meaning: `It is ${kindOf(credential).noun}: a person gets its tokens, in a browser. They are kept until Scopebench ends.`,
      fix: 'Choose Sign in in the Token panel, or run scopebench token in a terminal.',
      // For whoever offers to sign in and to go on.
      details: { tenantId: tenant.id, credentialId: credential.id, scopes: scopes.join(' ') },
    },
  );
}
