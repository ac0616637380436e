// From the person's choice of authorization to what authorizes the call, and to what must be known of it beforehand.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { AuthChoice } from '../../../shared/model/request.ts';
import type { TokenInfo, TokenResult } from '../../../shared/model/token.ts';
import type { AuthorizationScheme } from '../../../shared/okta/credentials/authorization-schemes.ts';
import { scopesForCall } from '../../../shared/okta/scopes/scope-parameter.ts';
import { decodeToken } from '../../../shared/okta/wire-text/token-view.ts';
import { authorizeByScheme, authorizeCall, NO_AUTHORIZATION } from '../credentials/authorize-by-scheme.ts';
import type { Authorization, CallToAuthorize } from '../credentials/credential-engine.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { MeantRequest } from '../exchange/to-repeatable.ts';
import type { HeldToken } from '../oauth/token-book.ts';
import type { TokenService } from '../oauth/token-service.ts';

/** What a call goes out with. */
export interface Authorized {
  authorize(call: CallToAuthorize): Promise<Authorization>;
  token: TokenInfo | null;
  credential: { id: string; name: string } | null;
  /** What another tool sends in its place; null when nothing is sent. */
  carries: { scheme: AuthorizationScheme; value: string } | null;
  /** The token request that was made for it. */
  tokenExchange: Exchange | null;
}

export interface AuthorizeInput {
  tenantId: string;
  credentialId: string | null;
  auth: AuthChoice;
  /** What the call needs: of more scopes than one request takes, those that cover it are requested. */
  needed: readonly string[];
  /** A token that is held will not do. */
  renew?: boolean;
  /** What it is for. */
  waiting?: MeantRequest;
}

/** `refused`: the token request ended without a token, so there is nothing to send. */
export async function authorize(
  context: EngineContext,
  tokens: TokenService,
  input: AuthorizeInput,
  signal: AbortSignal,
): Promise<{ ok: true; authorized: Authorized } | { ok: false; refused: TokenResult }> {
  const { auth } = input;
  switch (auth.kind) {
    case 'none':
      return {
        ok: true,
        authorized: {
          authorize: async () => NO_AUTHORIZATION,
          token: null,
          credential: null,
          carries: null,
          tokenExchange: null,
        },
      };
    case 'pasted': {
      const { scheme } = auth;
      const value = auth.value.trim();
      return {
        ok: true,
        authorized: {
          authorize: async () => authorizeByScheme(scheme, value, decodeToken(value).scopes),
          token: null,
          credential: null,
          carries: { scheme, value },
          tokenExchange: null,
        },
      };
    }
    case 'token': {
      const held = tokens.held(auth.tokenId);
      if (held.info.tenantId !== input.tenantId)
        throw new BenchError('ORIGIN_REFUSED', 'That token belongs to another tenant.', {
          meaning: 'A token is sent to the org that issued it only.',
          fix: 'Request a token of this tenant.',
        });
      return { ok: true, authorized: await withHeld(context, held, held.info) };
    }
    case 'auto':
    case 'credential': {
      const credentialId = auth.kind === 'credential' ? auth.credentialId : input.credentialId;
      if (credentialId === null)
        throw new BenchError('INVALID_INPUT', 'No credential is chosen.', {
          fix: 'Choose one in the bar at the top, or add one on the Tenants page.',
        });
      const { tenantId, renew: fresh = false, waiting } = input;
      const result = await tokens.request(
        {
          tenantId,
          credentialId,
          scopes: scopesForCall(auth.scopes, input.needed),
          fresh,
          takesShort: true,
          ...(waiting ? { waiting } : {}),
        },
        signal,
      );
      if (result.outcome !== 'granted') return { ok: false, refused: result };
      const held = await withHeld(context, tokens.held(result.token.tokenId), result.token);
      return { ok: true, authorized: { ...held, tokenExchange: result.exchange } };
    }
  }
}

/** `token`: as the one who asked for it is to see it. */
async function withHeld(context: EngineContext, held: HeldToken, token: TokenInfo): Promise<Authorized> {
  const tenant = await context.tenants.get(token.tenantId);
  const credential = tenant.credentials.find((one) => one.id === token.credentialId);
  return {
    authorize: (call) => authorizeCall(context, { ...held, info: token }, call),
    token,
    credential: credential ? { id: credential.id, name: credential.name } : null,
    carries: { scheme: held.scheme, value: held.raw },
    tokenExchange: null,
  };
}
