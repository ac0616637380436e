// From the person's choice of authorization to the header that goes out, and to the secrets that must not come back.
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { AuthChoice } from '../../../shared/contract/request.ts';
import type { TokenInfo, TokenResult } from '../../../shared/contract/token.ts';
import { scopesForCall } from '../../../shared/okta/scope-parameter.ts';
import { decodeToken } from '../../../shared/okta/token-view.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { MeantRequest } from '../exchange/to-repeatable.ts';
import type { TokenService } from '../oauth/token-service.ts';

export interface Authorization {
  header: string | null;
  token: TokenInfo | null;
  credential: { id: string; name: string } | null;
  heldScopes: string[] | null;
  secrets: string[];
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
): Promise<{ ok: true; authorization: Authorization } | { ok: false; refused: TokenResult }> {
  const { auth } = input;
  switch (auth.kind) {
    case 'none':
      return {
        ok: true,
        authorization: {
          header: null,
          token: null,
          credential: null,
          heldScopes: null,
          secrets: [],
          tokenExchange: null,
        },
      };
    case 'pasted': {
      const value = auth.value.trim();
      return {
        ok: true,
        authorization: {
          header: `${auth.scheme} ${value}`,
          token: null,
          credential: null,
          heldScopes: decodeToken(value).scopes,
          secrets: [value],
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
      return { ok: true, authorization: await fromHeld(context, input.tenantId, held.info, held.raw) };
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
      const held = await fromHeld(context, tenantId, result.token, tokens.held(result.token.tokenId).raw);
      return { ok: true, authorization: { ...held, tokenExchange: result.exchange } };
    }
  }
}

async function fromHeld(
  context: EngineContext,
  tenantId: string,
  token: TokenInfo,
  raw: string,
): Promise<Authorization> {
  const tenant = await context.tenants.get(tenantId);
  const credential = tenant.credentials.find((one) => one.id === token.credentialId);
  return {
    header: `Bearer ${raw}`,
    token,
    credential: credential ? { id: credential.id, name: credential.name } : null,
    heldScopes: token.granted,
    secrets: [raw],
    tokenExchange: null,
  };
}
