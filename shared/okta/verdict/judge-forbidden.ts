// 403 that is not about a scope by Okta's own word (judge-scope-missing.ts): E0000006 in the body for an admin role, E0000005
// for a credential of the wrong kind (FACTS §3.1), other codes for a state or a policy.
// Okta checks the scope before the role (FACTS §11), so E0000006 says that the scope was enough.

import type { Judgement } from '../../model/exchange.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import { fillGaps } from '../errors/gap-text.ts';
import { type OktaErrorView, quoteError } from '../errors/okta-error.ts';
import { findOktaErrorCode } from '../errors/okta-error-codes.ts';
import { roleSentence } from '../roles/role-words.ts';
import { missingScopes } from '../scopes/requirement.ts';
import { type JudgedResponse, judgement, listNames } from './judgement.ts';
import type { Refusal } from './refusal.ts';
import type { Verdict } from './verdicts.ts';

const ROLE_FIX = 'Give the integration an admin role that covers this: Admin Console, the app, Admin roles.';

const PERSON_FIX = 'Give that person an admin role that covers this, or use the API token of somebody who has one.';

/** Codes of 403 that are about something else than a state. */
const VERDICT_OF_CODE: Record<string, Verdict> = {
  E0000013: 'client-refused',
  E0000043: 'feature-off',
  E0000044: 'feature-off',
  E0000057: 'policy-refused',
  E0000058: 'policy-refused',
  E0000072: 'policy-refused',
  E0000085: 'policy-refused',
  E0000092: 'policy-refused',
  E0000150: 'rate-limited',
  E0000151: 'rate-limited',
  E0000212: 'bad-request',
  E0000233: 'feature-off',
  E0000247: 'feature-off',
  E0000259: 'policy-refused',
  E0000260: 'org-inactive',
};

export function judgeForbidden(
  response: JudgedResponse,
  error: OktaErrorView | null,
  refusal: Refusal | null,
): Judgement {
  if (error?.code) return byCode(response, error, error.code);
  const said = refusal?.quote || (error?.summary ? `HTTP 403: ${error.summary}` : '');
  if (said !== '') return byCatalogue(response, said, 'The answer names neither a scope nor a role');
  if (response.bodyText?.trim())
    return byCatalogue(response, 'HTTP 403; the body is not an error of Okta.', 'The body is not an error of Okta');
  return response.bodyText === null
    ? byCatalogue(response, 'HTTP 403; its body is not available.', 'The body, which may say why, is not available')
    : byCatalogue(response, 'HTTP 403 without a reason in headers or body.', 'The org gives no reason');
}

function byCode(response: JudgedResponse, error: OktaErrorView, code: string): Judgement {
  const known = findOktaErrorCode(code);
  const { operation, heldScopes, scheme } = response;
  const evidence = [quoteError(response.status, error), ...error.causes];
  if (code === 'E0000006') {
    const needs = operation?.scopes.length ?? 0;
    const enough =
      operation !== null && needs > 0 && heldScopes !== null && !missingScopes(operation, heldScopes).length;
    if (enough) evidence.push(`The token holds ${listNames(operation.scopes)}, which is what the operation needs.`);
    const meaning =
      scheme === 'SSWS'
        ? 'The person who made the API token has no admin role that allows this.'
        : 'The scope is enough; the admin role behind the token is not, or does not cover this resource.';
    const fix = withRole(scheme === 'SSWS' ? PERSON_FIX : ROLE_FIX, operation);
    return judgement('role-missing', 'An admin role is missing', meaning, fix, {
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
    if (scheme === 'none')
      return judgement(
        'token-missing',
        'No token was sent',
        known?.meaning ?? error.summary,
        'Choose a token and send again.',
        { evidence, confidence: 'likely' },
      );
    if (scheme === 'SSWS')
      return judgement(
        'token-invalid',
        'The API token is not accepted here',
        'Okta found no session behind it: the token is not valid, or the endpoint is for signed-in people only.',
        'Try the token with another operation; if that fails too, make a new one.',
        { evidence, confidence: 'likely' },
      );
    if (scheme === undefined && heldScopes === null)
      return judgement(
        'token-missing',
        'Okta found no credential that it accepts',
        known?.meaning ?? error.summary,
        known?.fix ?? 'Send a token.',
        { evidence, confidence: 'uncertain' },
      );
    return judgement(
      'api-token-only',
      'This operation seems to take no OAuth token',
      known?.meaning ?? error.summary,
      'Try it with an API token to be certain.',
      operation?.auth.includes('oauth2')
        ? {
            evidence: [
              ...evidence,
              'The catalogue says that it takes one: see whether the token was sent on by all proxies.',
            ],
            confidence: 'uncertain',
          }
        : { evidence, confidence: 'likely' },
    );
  }
  const verdict = (known && VERDICT_OF_CODE[known.code]) ?? 'state-forbids';
  const title = verdict === 'org-inactive' ? 'The org is switched off' : error.summary || fillGaps(known?.text ?? '');
  if (known && known.status === 403)
    return judgement(verdict, title || 'Not possible now', known.meaning, known.fix, { evidence });
  return judgement(
    'state-forbids',
    error.summary || 'Okta refused this',
    known?.meaning ?? 'Okta gives a code that is not in our table.',
    known?.fix ?? "Look the code up in Okta's reference.",
    { evidence, confidence: 'uncertain' },
  );
}

/** With the least role, where it is known which one allows the operation. */
const withRole = (fix: string, operation: Operation | null): string =>
  [fix, roleSentence(operation)].filter((part) => part !== null).join(' ');

/** 403 without any reason: what the catalogue knows of the operation has to do. */
function byCatalogue(
  { operation, heldScopes, scheme, headers, bodyText }: JudgedResponse,
  said: string,
  reason: string,
): Judgement {
  const evidence = [said];
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
      `The catalogue says that the operation needs it. ${reason}.`,
      'Request it and send again.',
      { missingScopes: missing, evidence, confidence: 'likely' },
    );
  if (bodyText === null)
    return judgement(
      'unclear',
      headers.length === 0
        ? 'Refused because of a scope, an admin role or a state'
        : 'Refused, and the reason is in the body',
      headers.length === 0
        ? 'Okta says which in WWW-Authenticate or in the body, and neither is available.'
        : 'No header names a scope that is missing; the body, which names a code, is not available.',
      headers.length === 0
        ? 'Look at both: curl -i prints them.'
        : 'Read the body: its errorCode shows whether it is a role or a state.',
      { evidence, confidence: 'uncertain' },
    );
  return judgement(
    'role-missing',
    'Refused, probably because an admin role is missing',
    `${reason}, and no scope is known to be missing.`,
    withRole(ROLE_FIX, operation),
    { evidence, confidence: 'uncertain' },
  );
}
