// What is wrong about the content of an integration file that has the right form: scopes, versions, instances, notes, addresses, secrets. Sends
// nothing. An error is what Okta refuses or what says nothing; a warning may be meant. Limits are no faults of the file: readiness has them.
import { byPlace } from '../file-form/form-problems.ts';
import { nearestOf } from '../file-form/nearest.ts';
import type { PlanProblem } from '../model/plan.ts';
import type { Catalogue } from '../okta/catalogue/catalogue.ts';
import { checkIntegrationScopes } from './check/check-integration-scopes.ts';
import { checkIntegrationSecrets, withoutSecrets } from './check/check-integration-secrets.ts';
import type { IntegrationReport } from './check/integration-report.ts';
import type { Integration } from './integration.ts';
import type { ReadIntegration } from './read-integration.ts';

/** `checkIds`: of readiness. All problems, those of the form among them, in the order of the file. */
export function checkIntegration(
  { integration, problems: ofForm, document, placeOf }: ReadIntegration,
  catalogue: Catalogue,
  checkIds: readonly string[],
): PlanProblem[] {
  const problems = [...ofForm];
  const report: IntegrationReport = (severity, path, what, message, fix) => {
    problems.push({ ...placeOf(path, what), severity, message, fix });
  };
  checkIntegrationSecrets(document, report);
  if (integration !== null) {
    checkIntegrationScopes(integration, catalogue, report);
    checkVersions(integration, report);
    checkInstances(integration, report);
    checkConfirmed(integration, checkIds, report);
    checkAddresses(integration, report);
    checkNames(integration, report);
  }
  return problems
    .map((one) => ({ ...one, message: withoutSecrets(one.message), fix: withoutSecrets(one.fix) }))
    .sort(byPlace);
}

function checkVersions({ versions }: Integration, report: IntegrationReport): void {
  for (const [index, { version, date }] of versions.entries()) {
    const at = ['versions', index];
    if (versions.findIndex((one) => one.version === version) < index)
      report('error', [...at, 'version'], 'value', `There is another version ${version}.`, 'Give each one name only.');
    const before = versions[index - 1];
    if (!isDay(date)) reportDay([...at, 'date'], date, report);
    else if (before && isDay(before.date) && before.date > date)
      report(
        'warning',
        [...at, 'date'],
        'value',
        `Version ${version} is older than the one above it.`,
        'Put the oldest first: the last is the newest.',
      );
  }
}

function checkInstances({ instances, versions }: Integration, report: IntegrationReport): void {
  for (const [index, { tenant, credential, version }] of instances.entries()) {
    const at = ['instances', index];
    reportUnknownVersion([...at, 'version'], version, versions, report);
    if (instances.findIndex((one) => one.tenant === tenant && one.credential === credential) < index)
      report('warning', at, 'value', `${credential} at ${tenant} is named above already.`, 'Keep one of the two.');
  }
}

function checkConfirmed(
  { confirmed, versions }: Integration,
  checkIds: readonly string[],
  report: IntegrationReport,
): void {
  for (const [index, { check, date, version }] of confirmed.entries()) {
    const at = ['confirmed', index];
    if (!checkIds.includes(check)) {
      const near = nearestOf(check, checkIds);
      report(
        'error',
        [...at, 'check'],
        'value',
        `There is no check ${check}.`,
        near ? `Did you mean ${near}?` : 'Confirm it on the Readiness page, which knows their ids.',
      );
    }
    if (!isDay(date)) reportDay([...at, 'date'], date, report);
    reportUnknownVersion([...at, 'version'], version, versions, report);
  }
}

function reportUnknownVersion(
  path: readonly (string | number)[],
  version: string,
  versions: Integration['versions'],
  report: IntegrationReport,
): void {
  const names = versions.map((one) => one.version);
  if (names.includes(version)) return;
  report(
    'error',
    path,
    'value',
    `There is no version ${version}.`,
    names.length === 0 ? 'Add it to versions.' : `Name one of versions: ${names.join(', ')}.`,
  );
}

function checkAddresses({ guide, testAccount, plans, logo }: Integration, report: IntegrationReport): void {
  const addresses: [(string | number)[], string | null][] = [
    [['guide'], guide],
    [['testAccount', 'url'], testAccount.url],
  ];
  for (const [path, address] of addresses) {
    if (address === null) continue;
    if (!URL.canParse(address) || !/^https?:/i.test(address))
      report('error', path, 'value', 'This is no web address.', 'Write it from https:// on.');
    else if (/^http:/i.test(address))
      report('warning', path, 'value', 'It is an http address.', 'Give the https one: browsers warn about http.');
  }
  const files: [(string | number)[], string | null][] = [
    [['logo'], logo],
    ...plans.map((file, index): [(string | number)[], string] => [['plans', index], file]),
  ];
  for (const [path, file] of files)
    if (file !== null && /^(?:[/\\]|[a-z]:[/\\]|~)/i.test(file))
      report(
        'warning',
        path,
        'value',
        'On another computer the file is elsewhere.',
        'Write the path from this file, such as logo.png or plans/users.scopebench.yaml.',
      );
  for (const [index, file] of plans.entries())
    if (!/\.scopebench\.ya?ml$/i.test(file))
      report('error', ['plans', index], 'value', 'This is no plan.', 'The name of a plan ends in .scopebench.yaml.');
}

function checkNames({ tenantSettings, testAccount: { passwordIn } }: Integration, report: IntegrationReport): void {
  for (const [index, { name }] of tenantSettings.entries())
    if (tenantSettings.findIndex((one) => one.name === name) < index)
      report('error', ['tenantSettings', index, 'name'], 'value', `There is another ${name}.`, 'Choose another name.');
  if (passwordIn !== null && passwordIn !== passwordIn.toUpperCase())
    report(
      'warning',
      ['testAccount', 'password', 'secret'],
      'value',
      'This may be the password itself.',
      'Name the environment variable that holds it, such as ACME_TEST_PASSWORD.',
    );
}

const reportDay = (path: readonly (string | number)[], date: string, report: IntegrationReport): void =>
  report('error', path, 'value', `There is no day ${date}.`, 'Write year, month and day, such as "2026-11-30".');

/** Of the calendar: February has no 30th. */
function isDay(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
