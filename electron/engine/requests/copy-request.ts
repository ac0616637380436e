// A request as text in another tool's format. The token is masked; with the token it goes to the clipboard, never to the page.
import type { SendInput } from '../../../shared/model/request.ts';
import { type CopyFormat, copyAs } from '../../../shared/okta/copy-as/copy-as.ts';
import type { CopyRequest } from '../../../shared/okta/copy-as/copy-request.ts';
import { type AuthorizationScheme, USUAL_SCHEME } from '../../../shared/okta/credentials/authorization-schemes.ts';
import { schemeOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { resolveAt, tenantDestination } from '../exchange/destination.ts';
import type { TokenService } from '../oauth/token-service.ts';
import { authorize } from './authorize.ts';

async function toText(
  context: EngineContext,
  request: SendInput,
  format: CopyFormat,
  token: CopyRequest['token'],
): Promise<string> {
  const tenant = await context.tenants.get(request.tenantId);
  const { auth } = request;
  return copyAs(format, {
    method: request.method,
    url: resolveAt(tenantDestination(tenant), request.path).href,
    headers: request.headers,
    body: request.body,
    token,
    scopes: auth.kind === 'auto' || auth.kind === 'credential' ? auth.scopes : undefined,
  });
}

/** With a placeholder for the token, which the reader fills in. */
export async function copyMasked(context: EngineContext, request: SendInput, format: CopyFormat): Promise<string> {
  const scheme = await schemeOfRequest(context, request);
  return toText(context, request, format, scheme === null ? null : { kind: 'placeholder', scheme });
}

/** What the request would go out under; null for nothing. */
async function schemeOfRequest(
  context: EngineContext,
  { auth, tenantId, credentialId }: SendInput,
): Promise<AuthorizationScheme | null> {
  if (auth.kind === 'none') return null;
  if (auth.kind === 'pasted') return auth.scheme;
  const held = auth.kind === 'token' ? context.tokens.get(auth.tokenId) : null;
  if (held) return held.scheme;
  const { credentials } = await context.tenants.get(tenantId);
  const id = auth.kind === 'credential' ? auth.credentialId : credentialId;
  const credential = credentials.find((one) => one.id === id);
  return credential ? schemeOf(credential) : USUAL_SCHEME;
}

/** Gets or takes the token that the request would go out with. Throws ORG_REFUSED when the org refuses one. */
export async function copyWithToken(
  context: EngineContext,
  tokens: TokenService,
  request: SendInput,
  format: CopyFormat,
): Promise<string> {
  const authorized = await authorize(
    context,
    tokens,
    { ...request, needed: context.operation(request.operationId)?.scopes ?? [] },
    new AbortController().signal,
  );
  if (!authorized.ok)
    throw new BenchError('ORG_REFUSED', 'There is no token to copy: the org refused the token request.', {
      fix: 'Request the token first and look at the refusal.',
    });
  const { carries } = authorized.authorized;
  return toText(context, request, format, carries && { kind: 'value', ...carries });
}
