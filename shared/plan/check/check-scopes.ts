// The registered scopes of a plan: that Okta has them, that a token of a service gets them, that each has a reason and a step.

import { nearestOf } from '../../file-form/nearest.ts';
import type { Catalogue } from '../../okta/catalogue/catalogue.ts';
import { impliedBy } from '../../okta/scopes/scope.ts';
import { operationOf } from '../operation-of-step.ts';
import type { Plan } from '../plan.ts';
import { type Checking, stepsOf } from './checking.ts';

export function checkScopes({ plan, catalogue, matcher, registered: meant, report }: Checking): void {
  const facts = new Map(catalogue.scopes.map((fact) => [fact.name, fact]));
  const names = [...facts.keys()];
  const needed = new Set(
    stepsOf(plan).flatMap(([, , step]) => step.scopes ?? operationOf(matcher, step)?.scopes ?? []),
  );
  const registered = new Set(meant);
  for (const { name, reason } of plan.scopes) {
    const path = ['scopes', name];
    const fact = facts.get(name);
    if (!fact) {
      if (!name.startsWith('okta.')) continue;
      const near = nearestOf(name, names);
      report(
        'error',
        path,
        'key',
        `Okta has no scope ${name}.`,
        near ? `Did you mean ${near}?` : 'Look it up on the Scopes page.',
      );
      continue;
    }
    if (fact.status === 'retired')
      report(
        'warning',
        path,
        'key',
        `${name} is retired.`,
        fact.replacedBy ? `Register ${fact.replacedBy.join(' or ')}.` : 'Remove it.',
      );
    else if (fact.status === 'user-only')
      report(
        'warning',
        path,
        'key',
        `${name} is for tokens of a person only: client credentials never get it.`,
        fact.replacedBy ? `Register ${fact.replacedBy.join(' or ')}.` : 'Remove it.',
      );
    if (reason.trim() === '')
      report(
        'warning',
        path,
        'value',
        `There is no reason for ${name}.`,
        'Write what the integration does with it: a reviewer asks.',
      );
    const useful =
      impliedBy(name).some((one) => needed.has(one)) || [...needed].some((one) => impliedBy(one).includes(name));
    if (!useful)
      report('warning', path, 'key', `No step needs ${name}.`, 'Remove it, or add the step that shows what it is for.');
    const wider = impliedBy(name).find((one) => one !== name && registered.has(one));
    if (wider)
      report('warning', path, 'key', `${wider} is registered too, and contains ${name}.`, 'Register one of the two.');
  }
}

/** The registered scopes, each that Okta does not have as the one that was probably meant. */
export function meantScopes({ scopes }: Plan, { scopes: facts }: Catalogue): string[] {
  const names = facts.map(({ name }) => name);
  const known = new Set(names);
  return scopes.map(({ name }) => (known.has(name) ? name : (nearestOf(name, names) ?? name)));
}
