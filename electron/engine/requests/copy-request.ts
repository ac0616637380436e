// A request as text in another tool's format. The token is masked; with the token it goes to the clipboard, never to the page.
import type { SendInput } from '../../../shared/contract/request.ts';
import { type CopyFormat, copyAs } from '../../../shared/okta/copy-as/copy-as.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { resolveTarget } from '../exchange/resolve-target.ts';
import type { TokenService } from '../oauth/token-service.ts';
import { authorize } from './authorize.ts';

/** `value` null leaves a placeholder, which the reader fills in. */
async function toText(
  context: EngineContext,
  request: SendInput,
  format: CopyFormat,
  value: string | null,
): Promise<string> {
  const { origin } = await context.tenants.get(request.tenantId);
  const { auth } = request;
  const scheme = auth.kind === 'pasted' ? auth.scheme : 'Bearer';
  return copyAs(format, {
    method: request.method,
    url: resolveTarget(origin, request.path).href,
    headers: request.headers,
    body: request.body,
    token:
      auth.kind === 'none' ? null : value === null ? { kind: 'placeholder', scheme } : { kind: 'value', scheme, value },
    scopes: auth.kind === 'auto' || auth.kind === 'credential' ? auth.scopes : undefined,
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
  const authorized = await authorize(
    context,
    tokens,
    { ...request, needed: context.operation(request.operationId)?.scopes ?? [] },
    new AbortController().signal,
  );
  if (!authorized.ok)
    throw new BenchError('INVALID_INPUT', 'There is no token to copy: the org refused the token request.', {
      fix: 'Request the token first and look at the refusal.',
    });
  return toText(context, request, format, authorized.authorization.secrets[0] ?? null);
}
