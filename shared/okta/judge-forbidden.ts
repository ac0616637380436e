// 403: the right to do it is missing. Which right is told by where the reason stands: WWW-Authenticate for a scope
// (with an empty body), E0000006 in the body for an admin role, E0000005 for a credential of the wrong kind (FACTS §3.1).
// Okta checks the scope before the role (FACTS §11), so E0000006 says that the scope was enough.

import type { Denial } from './denial.ts';
import { type JudgedResponse, type Judgement, judgement, listNames } from './judgement.ts';
import { findOAuthError } from './oauth-error-lookup.ts';
import type { OktaErrorView } from './okta-error.ts';
import { findOktaErrorCode } from './okta-error-codes.ts';
import { missingScopes } from './requirement.ts';
import { satisfies } from './scope.ts';

const ROLE_FIX = 'Give the integration an admin role that covers this: Admin Console, the app, Admin roles.';

export function judgeForbidden(
  response: JudgedResponse,
  error: OktaErrorView | null,
  denial: Denial | null,
): Judgement {
  if (denial?.error === 'insufficient_scope') return byHeader(response, denial);
  if (error?.code) return byCode(response, error, error.code);
  return byCatalogue(response);
}

function byHeader(response: JudgedResponse, denial: Denial): Judgement {
  const held = response.heldScopes ?? [];
  const named = denial.scopes.length > 0 ? denial.scopes : (response.operation?.scopes ?? []);
  const lacking = named.filter((name) => !satisfies(held, name));
  const needed = lacking.length > 0 ? lacking : named;
  const evidence = [
    `WWW-Authenticate: error="insufficient_scope", scope="${denial.scopes.join(' ')}"`,
    ...(denial.resource ? [`It was asked for ${denial.resource}.`] : []),
    ...(named.length > 0 && lacking.length === 0 && response.heldScopes !== null
      ? ['The token says that it holds this scope; the org does not agree.']
      : []),
  ];
  if (needed.length === 0)
    return judgement(
      'scope-missing',
      'Your token lacks a scope',
      'Okta says so in WWW-Authenticate, without naming it.',
      'Look up what the operation needs, request it and send again.',
      { evidence, confidence: 'likely' },
    );
  const rest = needed.length === 1 ? 'Request it and send again.' : 'Request them and send again.';
  const source =
    denial.scopes.length > 0
      ? 'Okta says so in WWW-Authenticate.'
      : 'Okta says in WWW-Authenticate that one is missing; the name is from the catalogue.';
  return judgement('scope-missing', `Your token lacks ${listNames(needed)}`, source, rest, {
    missingScopes: needed,
    evidence,
  });
}

function byCode(response: JudgedResponse, error: OktaErrorView, code: string): Judgement {
  const known = findOktaErrorCode(code);
  const evidence = [`HTTP 403, ${code}: ${error.summary}`, ...error.causes];
  const { operation, heldScopes, scheme } = response;
  if (code === 'E0000006') {
    const enough = operation !== null && heldScopes !== null && missingScopes(operation, heldScopes).length === 0;
    if (enough) evidence.push(`The token holds ${listNames(operation.scopes)}, which is what the operation needs.`);
    const meaning =
      scheme === 'SSWS'
        ? 'The person who made the API token has no admin role that allows this.'
        : 'The scope is enough; the admin role behind the token is not, or does not cover this resource.';
    return judgement('role-missing', 'An admin role is missing', meaning, ROLE_FIX, {
      evidence,
      confidence: enough ? 'certain' : 'likely',
    });
  }
  if (code === 'E0000005') {
    if (operation && operation.auth.length > 0 && !operation.auth.includes('oauth2'))
      return judgement(
        'api-token-only',
        'This operation takes no OAuth token',
        'The catalogue names an API token as its only credential.',
        'Use an API token for it, or leave it out of the integration.',
        { evidence },
      );
    if (scheme === 'none' || (scheme === undefined && heldScopes === null))
      return judgement(
        'token-missing',
        'No token was sent',
        known?.meaning ?? error.summary,
        'Choose a token and send again.',
        { evidence, confidence: 'likely' },
      );
    return judgement(
      'api-token-only',
      'This operation seems to take no OAuth token',
      known?.meaning ?? error.summary,
      'Try it with an API token to be sure.',
      { evidence, confidence: 'likely' },
    );
  }
  if (code === 'E0000260')
    return judgement('org-inactive', 'The org is switched off', known?.meaning ?? '', known?.fix ?? '', { evidence });
  if (known && known.status === 403)
    return judgement('state-forbids', error.summary || 'Not possible now', known.meaning, known.fix, { evidence });
  const oauth = findOAuthError(code, error.summary, 403);
  if (oauth?.entry.fault === 'zone')
    return judgement('zone-refused', 'Refused for this network', oauth.entry.meaning, oauth.entry.fix, { evidence });
  return judgement(
    'state-forbids',
    error.summary || 'Okta refused this',
    known?.meaning ?? 'Okta gives a code that is not in our table.',
    known?.fix ?? "Look the code up in Okta's reference.",
    { evidence, confidence: 'uncertain' },
  );
}

/** 403 without any reason: what the catalogue knows of the operation has to do. */
function byCatalogue({ operation, heldScopes, scheme }: JudgedResponse): Judgement {
  const evidence = ['HTTP 403 without a reason in headers or body.'];
  if (scheme === 'none')
    return judgement(
      'token-missing',
      'No token was sent',
      'The operation needs a credential.',
      'Choose a token and send again.',
      { evidence, confidence: 'likely' },
    );
  const missing = operation && heldScopes ? missingScopes(operation, heldScopes) : [];
  if (missing.length > 0)
    return judgement(
      'scope-missing',
      `Your token lacks ${listNames(missing)}`,
      'The catalogue says that the operation needs it; the org gives no reason.',
      'Request it and send again.',
      { missingScopes: missing, evidence, confidence: 'likely' },
    );
  return judgement(
    'role-missing',
    'Refused, probably for want of an admin role',
    'The org gives no reason, and no scope is known to be missing.',
    ROLE_FIX,
    { evidence, confidence: 'uncertain' },
  );
}
