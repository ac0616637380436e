// From the draft and the choices around it to the call. What is missing is named, with the field to go to.
import type { AuthChoice, SendInput } from '../../../../../shared/model/request.ts';
import { guardWrite } from '../../../../../shared/okta/write-guard.ts';
import { selectedCredential, selectedTenant } from '../../../../platform/session-state/tenants.ts';
import { currentToken } from '../../../../platform/session-state/tokens.ts';
import type { FocusTarget } from '../../focus-request.ts';
import { selectedScopes } from '../../scopes/scope-store.ts';
import { chosenOperation } from '../chosen-operation.ts';
import { rowsInUse } from '../draft.ts';
import { buildPath } from '../parameters/build-path.ts';
import { requestStore } from '../request-store.ts';
import { shownAddress } from '../shown-address.ts';

export type SendAttempt = { ok: true; input: SendInput } | { ok: false; reason: string; focus: FocusTarget | null };

const stop = (reason: string, focus: FocusTarget | null = null): SendAttempt => ({ ok: false, reason, focus });

/** Methods whose requests carry a body. */
export const canHaveBody = (method: string): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(method);

/** `forCopy`: copying a request needs no armed guard. */
export function toSendInput(forCopy = false): SendAttempt {
  const { draft, pasted, armed, confirmName } = requestStore.getState();
  const tenant = selectedTenant();
  if (!tenant) return stop('There is no tenant yet. Add one on the Tenants page.');
  const operation = chosenOperation();
  const { path, unfilled } = buildPath(draft, operation?.parameters ?? []);
  if (path.trim() === '') return stop('Enter a path first.', 'path');
  const { problem } = shownAddress(tenant.origin, path);
  if (problem !== null) return stop(problem, 'path');
  if (unfilled.length > 0 && !forCopy) return stop(`${unfilled.join(', ')} has no value yet.`, 'missing-parameter');
  const auth = authChoice(pasted, draft.auth);
  if (typeof auth === 'string') return stop(auth);
  const guard = guardWrite(draft.method, tenant);
  if (!forCopy && guard.level !== 'none' && !armed) return stop(guard.reason);
  if (!forCopy && guard.level === 'name' && confirmName.trim() !== tenant.name)
    return stop(`Type ${tenant.name} to confirm the delete.`, 'confirm-name');
  return {
    ok: true,
    input: {
      tenantId: tenant.id,
      credentialId: selectedCredential()?.id ?? null,
      method: draft.method,
      path,
      operationId: operation?.id ?? null,
      headers: rowsInUse(draft.headers),
      body: canHaveBody(draft.method) && draft.body !== '' ? draft.body : null,
      auth,
      ...(armed ? { armed } : {}),
      ...(guard.level === 'name' ? { confirmName } : {}),
      ...(draft.timeoutMs === null ? {} : { timeoutMs: draft.timeoutMs }),
    },
  };
}

/** A sentence when there is nothing to authorise with. */
function authChoice(
  pasted: string,
  auth: ReturnType<typeof requestStore.getState>['draft']['auth'],
): AuthChoice | string {
  switch (auth.kind) {
    case 'auto':
      return { kind: 'auto', scopes: [...selectedScopes()] };
    case 'credential':
      return { kind: 'credential', credentialId: auth.credentialId, scopes: [...selectedScopes()] };
    case 'none':
      return { kind: 'none' };
    case 'pasted':
      return pasted.trim() === ''
        ? 'Paste a token to send it with first.'
        : { kind: 'pasted', scheme: auth.scheme, value: pasted.trim() };
    case 'token': {
      const token = currentToken();
      return token ? { kind: 'token', tokenId: token.tokenId } : 'There is no token yet. Request one first.';
    }
  }
}
