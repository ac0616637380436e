// What is known of a request by its operation, in words: what that needs, or why it is none of the catalogue.
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import type { OperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import type { PastedRequest } from '../../../../shared/okta/explain/explanation.ts';
import { type ShownRequest, toPath } from './request-fields.ts';

const list = (names: readonly string[], word: 'and' | 'or'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

/** Of an operation without scopes. */
export const noScopeWords = ({ auth }: Pick<Operation, 'auth'>): string =>
  auth.length === 0
    ? 'no credential'
    : auth.includes('oauth2')
      ? 'no scope'
      : auth.includes('client')
        ? 'the credentials of the client itself'
        : 'an API token; it takes no OAuth token';

const needWords = ({ id, scopes, auth }: Pick<Operation, 'id' | 'scopes' | 'auth'>): string =>
  `${operationTitle(id)} needs ${scopes.length > 0 ? list(scopes, 'and') : noScopeWords({ auth })}.`;

/** Why a request is no operation of the catalogue. */
export function noOperationWords(
  { method, methodAssumed, target }: Pick<PastedRequest, 'method' | 'methodAssumed' | 'target'>,
  matcher: OperationMatcher,
): string {
  const methods = matcher.methodsAt(target);
  if (methods.length === 0) return 'The catalogue has no such path.';
  return methodAssumed
    ? `The method is not known: the catalogue has ${list(methods, 'and')} at this path.`
    : `The catalogue has no ${method} at this path, only ${list(methods, 'and')}.`;
}

/** The same for a request for a token, which needs no operation: what it asked for is all there is to know. */
export const tokenRequestWords = (requested: readonly string[]): string =>
  requested.length > 0 ? 'Compared with what was granted.' : 'Enter what was requested to see what the org left out.';

/** In a line below the fields: which operation it is and what that needs, or what is still wanting. */
export function requestWords({ method, path, scopes }: ShownRequest, matcher: OperationMatcher): string {
  if (path.trim() === '')
    return scopes.length > 0
      ? 'With a method and a path, these are compared with what the operation needs.'
      : 'What the operation needs is compared with what the token held.';
  const target = toPath(path);
  if (target === null) return 'Choose an operation from the list, or type its path.';
  const methods = matcher.methodsAt(target);
  const [only = ''] = methods.length === 1 ? methods : [];
  const used = method || only;
  if (methods.length > 0 && used === '') return `Choose the method: ${list(methods, 'or')}.`;
  const operation = matcher.match(used, target)?.operation;
  return operation ? needWords(operation) : noOperationWords({ method: used, methodAssumed: false, target }, matcher);
}
