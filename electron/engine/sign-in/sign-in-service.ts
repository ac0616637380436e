// Signing in with the browser: one authorize request, the wait for the redirect (by the listener or pasted), the exchange of the code.
// A sign-in takes one answer and then is over; whatever ends it closes its port.
import type { SignInBegun, SignInInput, SignInOutcome } from '../../../shared/model/credentials/sign-in.ts';
import { kindOf, redirectOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { loopbackPlaceOf } from '../../../shared/okta/credentials/credential-redirect.ts';
import { judgeOAuthRefusal } from '../../../shared/okta/verdict/judge-oauth-refusal.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { isOfPlace, PLACE_GONE } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import { newId } from '../ids.ts';
import { askForToken } from '../oauth/ask-for-token.ts';
import { type OpenedCredential, openCredential } from '../oauth/open-credential.ts';
import type { RedirectListener, RedirectReply, Sleep } from '../ports.ts';
import { type AuthorizeRequest, buildAuthorizeRequest } from './authorize-request.ts';
import { noteSignIn } from './note-sign-in.ts';
import { notTheRedirect, type Redirect, readRedirect } from './read-redirect.ts';
import { createAnswer, type SignInAnswer } from './sign-in-answer.ts';

/** As long as Okta keeps a code (FACTS-D §16.1), and enough for a second factor. */
const PATIENCE_MS = 300_000;
/** Sign-ins that are over are known for this many more: their end may be asked for late. */
const REMEMBERED = 20;

export interface SignInService {
  /** Throws NOT_FOUND, UNSUPPORTED, or the vault's own errors. */
  begin(input: SignInInput): Promise<SignInBegun>;
  /** Throws CANCELLED, NOT_FOUND, and as `askForToken`. */
  wait(signInId: string): Promise<SignInOutcome>;
  /** Throws INVALID_INPUT for what is not the redirect, and as `wait`. */
  paste(signInId: string, address: string): Promise<SignInOutcome>;
  cancel(signInId: string): Promise<boolean>;
  authorizeUrl(signInId: string): { url: string; origin: string };
  close(): Promise<void>;
}

interface SignIn {
  id: string;
  opened: OpenedCredential;
  scopes: string[];
  key: string;
  request: AuthorizeRequest;
  answer: SignInAnswer;
}

export function createSignInService(
  context: EngineContext,
  { listener, sleep }: { listener: RedirectListener; sleep: Sleep },
): SignInService {
  const all = new Map<string, SignIn>();

  const find = (signInId: string): SignIn => {
    const found = all.get(signInId);
    if (found) return found;
    throw new BenchError('NOT_FOUND', 'There is no such sign-in any more.', { fix: 'Sign in again.' });
  };

  const remember = (signIn: SignIn) => {
    all.set(signIn.id, signIn);
    for (const [id, one] of all) if (all.size > REMEMBERED && one.answer.isOver()) all.delete(id);
  };

  const take = (signIn: SignIn, redirect: Exclude<Redirect, { kind: 'no-redirect' }>): boolean =>
    signIn.answer.take(() => finish(context, signIn, redirect));

  context.events.on([...PLACE_GONE, 'credential-changed'], async (place) => {
    for (const { opened, answer } of all.values())
      if (isOfPlace(place, { tenantId: opened.tenant.id, credentialId: opened.credential.id }))
        await answer.end('gone');
  });
  context.events.on('vault-locked', async () => {
    for (const { opened, answer } of all.values()) if (opened.tenant.abilities.locksWithVault) await answer.end('gone');
  });

  return {
    async begin(input) {
      const opened = await openCredential(context, input.tenantId, input.credentialId);
      const { tenant, credential } = opened;
      const redirectUri = redirectOf(credential);
      if (redirectUri === null) throw noBrowser(opened);
      for (const { request, answer } of all.values())
        if (request.redirectUri === redirectUri) await answer.end('replaced');
      const scopes = [...new Set(input.scopes)];
      const request = buildAuthorizeRequest({ tenant, credential, scopes, redirectUri, prompt: input.prompt ?? null });
      const key = engineOf(credential).cacheKey({
        tenantId: tenant.id,
        credentialId: credential.id,
        secretId: opened.secretId,
        scopes,
      });
      const endsAt = context.now() + PATIENCE_MS;
      const answer = createAnswer((signal) => sleep(PATIENCE_MS, signal));
      const signIn: SignIn = { id: newId('sign'), opened, scopes, key, request, answer };
      const notListening = await listen(listener, signIn, (redirect) => take(signIn, redirect));
      remember(signIn);
      return { signInId: signIn.id, authorizeUrl: request.url, redirectUri, notListening, endsAt };
    },

    wait: (signInId) => find(signInId).answer.outcome,

    async paste(signInId, address) {
      const signIn = find(signInId);
      const redirect = readRedirect(address, signIn.request);
      if (redirect.kind === 'no-redirect') throw notTheRedirect(redirect.why, signIn.request);
      if (!take(signIn, redirect) && !signIn.answer.isOver())
        throw new BenchError('CONFLICT', 'The browser has answered already.', { fix: 'Wait for the token.' });
      return await signIn.answer.outcome;
    },

    cancel: (signInId) => find(signInId).answer.end('cancelled'),
    authorizeUrl(signInId) {
      const { request, opened } = find(signInId);
      return { url: request.url, origin: opened.tenant.origin };
    },
    async close() {
      await Promise.all([...all.values()].map(({ answer }) => answer.end('cancelled')));
    },
  };
}

/** What keeps it from being received here; null when it is. */
async function listen(
  listener: RedirectListener,
  { request, answer }: SignIn,
  take: (redirect: Exclude<Redirect, { kind: 'no-redirect' }>) => boolean,
): Promise<SignInBegun['notListening']> {
  const place = loopbackPlaceOf(request.redirectUri);
  if (place === null)
    return {
      message: `Nothing of this computer receives what arrives at ${request.redirectUri}.`,
      fix: 'After the sign-in, copy the address of the page where the browser ends, and paste it here.',
    };
  try {
    const open = await listener.open(place, (target): RedirectReply => {
      const redirect = readRedirect(`http://${place.host}:${place.port}${target}`, request);
      if (redirect.kind === 'no-redirect') return 'not-this';
      return take(redirect) ? (redirect.kind === 'code' ? 'received' : 'refused') : 'over';
    });
    answer.onEnd(open.close);
    return null;
  } catch (error) {
    if (!(error instanceof BenchError)) throw error;
    return { message: error.message, fix: error.data.fix };
  }
}

async function finish(
  context: EngineContext,
  { opened, scopes, key, request }: SignIn,
  redirect: Exclude<Redirect, { kind: 'no-redirect' }>,
): Promise<SignInOutcome> {
  if (redirect.kind === 'error') return refusedOutcome(redirect, scopes);
  const { nonce, verifier, redirectUri } = request;
  const { result, granted } = await askForToken(
    context,
    opened,
    {
      scopes,
      key,
      waiting: null,
      form: [
        ['grant_type', 'authorization_code'],
        ['code', redirect.code],
        ['redirect_uri', redirectUri],
        ['code_verifier', verifier],
      ],
      secrets: [redirect.code, verifier],
    },
    new AbortController().signal,
  );
  if (result.outcome !== 'granted' || granted === null) return { outcome: 'answered', result };
  const { tenant, credential } = opened;
  const refresh =
    granted.refresh === null
      ? null
      : { token: granted.refresh, tenantId: tenant.id, credentialId: credential.id, nonce, uses: 0, rotates: null };
  if (refresh === null) context.refreshes.drop(key);
  else context.refreshes.put(key, refresh);
  const token = await noteSignIn(context, opened, { token: result.token, granted, refresh, nonce, refreshed: false });
  return { outcome: 'answered', result: { ...result, token } };
}

function refusedOutcome(
  { error, description }: Extract<Redirect, { kind: 'error' }>,
  scopes: string[],
): Extract<SignInOutcome, { outcome: 'refused' }> {
  const said = { shape: 'oauth', code: error, summary: description ?? '', causes: [], id: null } as const;
  const judged = judgeOAuthRefusal({ ...said, causes: [] }, 400, scopes);
  return {
    outcome: 'refused',
    error,
    description,
    title: judged?.title ?? 'The authorization server refused',
    meaning: judged?.meaning ?? 'It gives no reason that is known here.',
    next: judged?.next ?? 'Look the error up in Okta’s reference, and the sign-in in the System Log of the org.',
  };
}

function noBrowser({ credential }: OpenedCredential): BenchError {
  return new BenchError('UNSUPPORTED', `${credential.name} is ${kindOf(credential).noun}: nobody signs in with it.`, {
    fix: 'Request a token with it instead.',
  });
}
