// Proving a write scope without writing: a body that is broken off and therefore no JSON is sent to an operation that
// creates something. Okta decides about scope and role before it reads the body, so 400 means permitted (FACTS §6, §11).
// A body that cannot be parsed cannot succeed, whatever the operation takes for optional.
import type { Operation } from '../../../okta/catalogue/catalogue.ts';

export const INVALID_BODY = '{"scopebench":';

/** Uploads and similar take something other than JSON: there a broken-off text might be taken as it is. */
const OTHER_MEDIA = /\/(logo|favicon|background-image|csrs|publish|security-events)$/;

/** The shortest create operation that demands this scope alone, takes a body, may answer 400 and needs no id. */
export function invalidWriteFor(scope: string, operations: readonly Operation[]): Operation | null {
  const fits = operations.filter(
    ({ id, method, path, body, scopes, responses, deprecated }) =>
      method === 'POST' &&
      body &&
      scopes.length === 1 &&
      scopes[0] === scope &&
      /^(create|add)/.test(id) &&
      !path.includes('{') &&
      responses.includes('400') &&
      !OTHER_MEDIA.test(path) &&
      !deprecated,
  );
  const [best] = fits.sort((a, b) => a.path.length - b.path.length);
  return best ?? null;
}

/** E0000001: validation failed; E0000003: the body is not well-formed. Either way the right to call was there. */
export function showsWrite(status: number | null, errorCode: string | null): boolean {
  return status === 400 && (errorCode === 'E0000001' || errorCode === 'E0000003');
}
