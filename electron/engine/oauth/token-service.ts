// Requesting and holding tokens. Equal requests in flight are joined; a granted token is cached under exactly what made it.
import type { TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import { schemeOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import { engineOf } from '../credentials/credential-engines.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { MeantRequest } from '../exchange/to-repeatable.ts';
import { refreshToken } from '../sign-in/refresh-token.ts';
import { askForToken, tokenInfo } from './ask-for-token.ts';
import { noteUse, type OpenedCredential, openCredential } from './open-credential.ts';
import type { HeldToken } from './token-book.ts';

const JUST_MS = 60_000;

export interface TokenRequestInput {
  tenantId: string;
  credentialId: string;
  scopes: string[];
  fresh?: boolean | undefined;
  /** A cached token without some of the scopes will do. Otherwise the org is asked again: an admin may have granted them. */
  takesShort?: boolean;
  /** What the token is for, so that it can be sent later if there is no token now. */
  waiting?: MeantRequest;
  requestKey?: string | undefined;
  /** In place of the secret that is in use: a new one is tested before anything depends on it. */
  secretId?: string;
}

export interface TokenService {
  request(input: TokenRequestInput, signal?: AbortSignal): Promise<TokenResult>;
  /** Throws NOT_FOUND: tokens live in memory and are gone after a restart. */
  held(tokenId: string): HeldToken;
}

export function createTokenService(context: EngineContext): TokenService {
  const inFlight = new Map<string, Promise<TokenResult>>();

  return {
    async request(input, outer) {
      const opened = await openCredential(context, input.tenantId, input.credentialId, input.secretId);
      const { client, cacheKey } = engineOf(opened.credential);
      const scopes = [...new Set(input.scopes)];
      const { tenantId, credentialId } = input;
      const key = cacheKey({ tenantId, credentialId, secretId: opened.secretId, scopes });
      if (client === null) {
        noteUse(context, opened);
        return { outcome: 'granted', token: keepOwn(context, opened, key), exchange: null };
      }
      const cached = input.fresh ? null : context.tokens.fresh(key);
      if (cached && (input.takesShort || cached.info.missing.length === 0))
        return { outcome: 'granted', token: { ...cached.info, cached: true }, exchange: null };
      const { tokenForm } = client;
      const justSignedIn = tokenForm === null ? signedInFor(context, key) : null;
      if (justSignedIn) return { outcome: 'granted', token: justSignedIn, exchange: null };
      const running = inFlight.get(key);
      if (running && input.requestKey === undefined) return running;
      const call = context.calls.begin(input.requestKey, outer);
      const asked = { scopes, key, waiting: input.waiting ?? null };
      const asking =
        tokenForm === null
          ? refreshToken(context, opened, asked, call.signal)
          : askForToken(context, opened, { ...asked, form: tokenForm(opened.credential, scopes) }, call.signal);
      const result = asking
        .then((answer) => answer.result)
        .finally(() => {
          call.done();
          if (inFlight.get(key) === result) inFlight.delete(key);
        });
      inFlight.set(key, result);
      return result;
    },

    held(tokenId) {
      const token = context.tokens.get(tokenId);
      if (!token)
        throw new BenchError('NOT_FOUND', 'That token is no longer held.', {
          meaning: 'Tokens are kept in memory only, until they are discarded or Scopebench ends.',
          fix: 'Request a token again.',
        });
      return token;
    },
  };
}

/**
 * A person cannot be asked again and again: without a refresh token the token of a sign-in a moment ago is as new as any, and to what
 * has tokens of its own (a test, a run) the person's is.
 */
function signedInFor({ tokens, signedIn, refreshes, now }: EngineContext, key: string): TokenInfo | null {
  const held = refreshes.get(key) === null ? signedIn.fresh(key) : null;
  if (held === null) return null;
  if (tokens === signedIn) return now() - held.info.issuedAt < JUST_MS ? held.info : null;
  tokens.put(held);
  return held.info;
}

/** A secret that is a token is what it says it is: requested and granted are its own scopes. */
function keepOwn(context: EngineContext, opened: OpenedCredential, key: string): TokenInfo {
  const known = context.tokens.latest(key);
  if (known) return { ...known.info, cached: true };
  const { credential, secret: raw } = opened;
  const scopes = decodeToken(raw).scopes ?? [];
  const scheme = schemeOf(credential);
  const info = tokenInfo(context, opened, {
    raw,
    requested: scopes,
    granted: scopes,
    expiresIn: null,
    tokenType: scheme,
  });
  // Made elsewhere: if it is bound to a key (DPoP), that key is there.
  context.tokens.put({ info, raw, scheme, proofKey: null, key });
  return info;
}
