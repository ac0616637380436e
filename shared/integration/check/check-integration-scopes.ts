// The scopes that an integration registers: that Okta has them, that client credentials get them, and that none is held twice in effect.
// The scopes of versions are what they were when they were submitted: of those, what is odd is only said.
import { nearestOf } from '../../file-form/nearest.ts';
import type { Catalogue, ScopeFact } from '../../okta/catalogue/catalogue.ts';
import { impliedBy } from '../../okta/scopes/scope.ts';
import type { Integration } from '../integration.ts';
import type { IntegrationReport } from './integration-report.ts';

export function checkIntegrationScopes(
  { scopes, versions }: Integration,
  catalogue: Catalogue,
  report: IntegrationReport,
): void {
  const facts = new Map(catalogue.scopes.map((fact) => [fact.name, fact]));
  const names = [...facts.keys()];
  const registered = new Set(scopes.map(({ name }) => name));
  for (const { name } of scopes) {
    const found = faultOf(name, facts.get(name), names);
    if (found) report(found.severity, ['scopes', name], 'key', found.message, found.fix);
    const wider = impliedBy(name).find((one) => one !== name && registered.has(one));
    if (wider)
      report(
        'warning',
        ['scopes', name],
        'key',
        `${wider} is registered too, and contains ${name}.`,
        'Register one of the two.',
      );
  }
  for (const [index, { version, scopes: ofVersion }] of versions.entries())
    for (const [at, name] of ofVersion.entries())
      if (!facts.has(name)) {
        const near = nearestOf(name, names);
        report(
          'warning',
          ['versions', index, 'scopes', at],
          'value',
          `Okta has no scope ${name}, so version ${version} was not granted it.`,
          near ? `Did you mean ${near}?` : 'Look it up on the Scopes page.',
        );
      }
}

interface Fault {
  severity: 'error' | 'warning';
  message: string;
  fix: string;
}

/** FACTS §1.5: the org authorization server refuses `openid` and scopes of a person's own data to client credentials. */
function faultOf(name: string, fact: ScopeFact | undefined, names: readonly string[]): Fault | null {
  const instead = fact?.replacedBy ? `Register ${fact.replacedBy.join(' or ')}.` : 'Remove it.';
  if (!fact) {
    if (/^(?:profile|email|address|phone|offline_access|groups|device_sso)$/.test(name)) return ofPerson(name, instead);
    const near = nearestOf(name, names);
    return {
      severity: 'error',
      message: `Okta has no scope ${name}.`,
      fix: near
        ? `Did you mean ${near}?`
        : name.startsWith('okta.')
          ? 'Look it up on the Scopes page.'
          : 'An integration gets scopes of Okta only: scopes of a custom authorization server are no part of it.',
    };
  }
  // What replaces a scope of a person is one of a person too.
  if (fact.status === 'user-only') return ofPerson(name, 'Remove it.');
  if (fact.status === 'retired') return { severity: 'error', message: `${name} is retired.`, fix: instead };
  if (fact.status === 'outside')
    return {
      severity: 'warning',
      message: `${name} is in no published API description, so what it opens is not known.`,
      fix: 'Keep it only if Okta named it to you.',
    };
  return null;
}

const ofPerson = (name: string, fix: string): Fault => ({
  severity: 'error',
  message: `${name} is for tokens of a person only: client credentials never get it.`,
  fix,
});
