// The token lacks a scope, and Okta says so by `insufficient_scope`: in WWW-Authenticate, which names the scope (FACTS §3.1),
// or in a body, which does not. Then the catalogue says what the operation needs.

import type { Judgement } from '../../model/exchange.ts';
import { COMPARE_GRANTS } from '../scopes/grant-advice.ts';
import { satisfies } from '../scopes/scope.ts';
import { type JudgedResponse, judgement, listNames } from './judgement.ts';
import type { Refusal } from './refusal.ts';

export function judgeScopeMissing(response: JudgedResponse, refusal: Refusal): Judgement {
  const held = response.heldScopes ?? [];
  const named = refusal.scopes.length > 0 ? refusal.scopes : (response.operation?.scopes ?? []);
  const lacking = named.filter((name) => !satisfies(held, name));
  const needed = lacking.length > 0 ? lacking : named;
  const evidence = [
    refusal.quote,
    ...(refusal.resource ? [`Resource of the challenge: ${refusal.resource}`] : []),
    ...(named.length > 0 && lacking.length === 0 && response.heldScopes !== null
      ? ['The token says that it holds this scope; the org does not agree.']
      : []),
  ];
  const place = refusal.place ?? 'the answer';
  if (needed.length === 0)
    return judgement(
      'scope-missing',
      'Your token lacks a scope',
      `Okta says so in ${place}, without naming it.`,
      'Look up what the operation needs, request it and send again.',
      { evidence, confidence: 'likely' },
    );
  const leftOut = needed.filter((name) => response.requestedScopes?.includes(name));
  const rest =
    leftOut.length > 0
      ? `${listNames(leftOut)} was requested, and the org left it out: an admin has to grant it first. ${COMPARE_GRANTS}`
      : needed.length === 1
        ? 'Request it and send again.'
        : 'Request them and send again.';
  const byOkta = refusal.scopes.length > 0;
  const source = byOkta
    ? `Okta says so in ${place}.`
    : `Okta says in ${place} that one is missing; the name is from the catalogue.`;
  return judgement('scope-missing', `Your token lacks ${listNames(needed)}`, source, rest, {
    missingScopes: needed,
    evidence,
    confidence: byOkta ? 'certain' : 'likely',
  });
}
