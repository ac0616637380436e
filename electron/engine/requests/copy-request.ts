// A request as text in another tool's format. The token is masked; with the token it goes to the clipboard, never to the page.
import type { CopyFormat, SendInput } from '../../../shared/contract/request.ts';
import { copyAs } from '../../../shared/okta/copy-as.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { resolveTarget } from '../exchange/resolve-target.ts';
import type { TokenService } from '../oauth/token-service.ts';
import { authorize } from './authorize.ts';

/** `token` null masks it. */
async function toText(
  context: EngineContext,
  request: SendInput,
  format: CopyFormat,
  token: string | null,
): Promise<string> {
  const tenant = await context.tenants.get(request.tenantId);
  const credential = tenant.credentials.find((one) => one.id === request.credentialId);
  const scopes = request.auth.kind === 'auto' || request.auth.kind === 'credential' ? request.auth.scopes : [];
  return copyAs(format, {
    method: request.method,
    url: resolveTarget(tenant.origin, request.path).href,
    headers: request.headers,
    body: request.body,
    authorization:
      request.auth.kind === 'none'
        ? null
        : { scheme: request.auth.kind === 'pasted' ? request.auth.scheme : 'Bearer', token },
    client: credential ? { clientId: credential.clientId, origin: tenant.origin, scopes } : null,
  });
}

export function copyMasked(context: EngineContext, request: SendInput, format: CopyFormat): Promise<string> {
  return toText(context, request, format, null);
}

/** Gets or takes the token that the request would go out with. Throws INVALID_INPUT when the org refuses one. */
export async function copyWithToken(
  context: EngineContext,
  tokens: TokenService,
  request: SendInput,
  format: CopyFormat,
): Promise<string> {
  const authorized = await authorize(context, tokens, request, new AbortController().signal);
  if (!authorized.ok)
    throw new BenchError('INVALID_INPUT', 'There is no token to copy: the org refused the token request.', {
      fix: 'Request the token first and look at the refusal.',
    });
  return toText(context, request, format, authorized.authorization.secrets[0] ?? null);
}
