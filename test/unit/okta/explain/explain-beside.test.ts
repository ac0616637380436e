// What is known of a response beside the text that was pasted: its request, a body that the text has not all of, a wire that
// broke.
import { describe, expect, it } from 'vitest';
import { createOperationMatcher } from '../../../../shared/okta/catalogue/match-operation.ts';
import { type ExplainOptions, explainResponse } from '../../../../shared/okta/explain/explain-response.ts';
import { findRequest } from '../../../../shared/okta/explain/read-request.ts';
import { shippedCatalogue } from '../shipped-catalogue.ts';

const matcher = createOperationMatcher(shippedCatalogue().operations);
const findOperation = (method: string, target: string) => matcher.match(method, target)?.operation ?? null;
/** Payload: scp okta.users.read. */
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzY3AiOlsib2t0YS51c2Vycy5yZWFkIl19.c2lnbmF0dXJl';
const VERBOSE = `> GET /api/v1/groups/12345 HTTP/2
> Host: acme.okta.com
> Authorization: Bearer ${TOKEN}
>
< HTTP/2 403
< content-length: 0
<
`;

describe('what is known beside the text', () => {
  const at = (options: ExplainOptions, text = 'HTTP/2 403\n\n') => explainResponse(text, { findOperation, ...options });

  it('names the operation and what the token lacks for it', () => {
    const found = at({ method: 'get', path: '/api/v1/groups', heldScopes: ['okta.users.read'] });
    expect(found.operation).toEqual({
      id: 'listGroups',
      method: 'GET',
      path: '/api/v1/groups',
      scopes: ['okta.groups.read'],
      auth: ['apiToken', 'oauth2'],
    });
    expect(found.judgement).toMatchObject({ verdict: 'scope-missing', missingScopes: ['okta.groups.read'] });
  });

  it('wins over the text, and null unsays it', () => {
    expect(at({}, VERBOSE).operation?.id).toBe('getGroup');
    expect(at({ method: 'DELETE' }, VERBOSE).operation?.id).toBe('deleteGroup');
    expect(at({ method: null }, VERBOSE)).toMatchObject({ operation: null, request: { methodAssumed: true } });
    expect(at({ path: null }, VERBOSE)).toMatchObject({ operation: null, request: null });
    expect(at({ heldScopes: null }, VERBOSE).request?.heldScopes).toBeNull();
  });

  it('counts the scopes of the token where no path is known', () => {
    const text = `HTTP/2 403\nwww-authenticate: Bearer error="insufficient_scope", scope="okta.groups.read"\n\n`;
    expect(at({ heldScopes: ['okta.groups.read'] }, text).judgement?.evidence).toContain(
      'The token says that it holds this scope; the org does not agree.',
    );
  });

  it('is found of the text alone by findRequest, masked', () => {
    expect(findRequest(VERBOSE)).toMatchObject({
      method: 'GET',
      methodAssumed: false,
      heldScopes: ['okta.users.read'],
    });
    expect(
      findRequest(
        `HTTP/2 403\nwww-authenticate: Bearer error="insufficient_scope", resource="/api/v1/groups/12345"\n\n`,
      ),
    ).toMatchObject({
      methodAssumed: true,
      target: '/api/v1/groups/12345',
    });
    expect(
      findRequest('> GET /api/v1/users?access_token=planted0Secret1 HTTP/2\n< HTTP/2 200\n')?.target,
    ).not.toContain('planted0Secret1');
    expect(findRequest('HTTP/2 403\n\n')).toBeNull();
  });
});

describe('a body that is not all there', () => {
  const page = `HTTP/2 200\ncontent-type: application/json\n\n[{"id":"00u1","profile":{"login":"a"}},{"id":"00u2"},{"id":"00u3","pro`;

  it('is not called broken where its beginning is known to be one', () => {
    expect(explainResponse(page).judgement?.title).toBe('Allowed, but the body is not valid JSON');
    const found = explainResponse(page, { missingBody: { kept: 'beginning', reason: 'Only its beginning was read.' } });
    expect(found.judgement?.title).toBe('Allowed');
    expect(found.problems).toEqual(['Only its beginning was read.']);
    expect(found.parsed.bodyText).toMatch(/^\[\{"id":"00u1".*"pro$/);
  });

  it('is not taken for an empty one', () => {
    const head = 'HTTP/2 403\ncontent-type: application/json\n\n';
    expect(explainResponse(head).judgement?.evidence).toEqual(['HTTP 403 without a reason in headers or body.']);
    const found = explainResponse(head, { missingBody: { kept: 'nothing', reason: 'The body is no text.' } });
    expect(found.judgement?.evidence).toEqual(['HTTP 403; its body is not available.']);
    expect(found.problems).toEqual(['The body is no text.']);
  });

  it('broke off where the wire says so', () => {
    const failure = { kind: 'truncated', message: 'The answer broke off.', fix: 'Send it again.' };
    expect(explainResponse(page, { failure }).judgement?.verdict).toBe('incomplete');
  });
});
