// What is entered to submit an integration: the fields of both forms, the reason for the scopes, and the JSON that goes out and comes back.
import { array, assert, constant, oneof, property, record, string, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { integrationText } from '../../../shared/integration/edit/write-integration.ts';
import type { Integration } from '../../../shared/integration/integration.ts';
import { readIntegration } from '../../../shared/integration/read-integration.ts';
import { scopesReasonText } from '../../../shared/integration/scopes-reason.ts';
import { submissionFields } from '../../../shared/integration/submission-fields.ts';
import { integrationOfJson, submissionJsonOf } from '../../../shared/integration/submission-json.ts';
import { GOOD_INTEGRATION } from './good-integration.ts';

const read = (text: string): Integration => {
  const { integration } = readIntegration(text);
  if (integration === null) throw new Error('It cannot be read');
  return integration;
};
const GOOD = read(GOOD_INTEGRATION);

test('each field has its label in both forms, its value, and what is missing', () => {
  const fields = new Map(submissionFields(GOOD).map((field) => [field.id, field]));
  expect(fields.get('name')).toMatchObject({ wizard: 'Display name', manager: 'App name', state: 'filled' });
  expect(fields.get('scopesReason')?.value).toContain('okta.users.read: Reads people');
  expect(fields.get('scopes')?.value).toBe('okta.users.read\nokta.groups.manage');
  expect(fields.get('accountPassword')).toMatchObject({ state: 'elsewhere', value: '' });
  expect(submissionFields(GOOD).filter(({ state }) => state === 'missing' || state === 'over')).toEqual([]);
  const poor = submissionFields(read(`integration: ${'x'.repeat(65)}\nscopes: {}\n`));
  const toMend = (state: string) => poor.filter((field) => field.state === state).map(({ id }) => id);
  expect(toMend('over')).toEqual(['name']);
  expect(toMend('missing')).toEqual([
    ...['description', 'logo', 'escalation', 'accountUrl', 'accountName', 'accountPassword', 'instructions'],
    ...['scopes', 'scopesReason', 'guide'],
  ]);
});

test('a reason that is made of many long ones fits, and begins each', () => {
  const scopes = Array.from({ length: 60 }, (_none, at) => ({
    name: `okta.scope${at}.read`,
    reason: 'why '.repeat(99),
  }));
  const made = scopesReasonText({ scopesReason: null, scopes });
  expect(made.length).toBeLessThanOrEqual(5000);
  expect(made.split('\n').map((line) => line.split(':')[0])).toEqual(scopes.map(({ name }) => name));
  expect(scopesReasonText({ scopesReason: 'Because', scopes })).toBe('Because');
});

const text = string({ minLength: 1, maxLength: 40 }).map((value) => value.trim() || 'x');
const perhaps = oneof(constant(null), text);
const integrations = record({
  name: text,
  description: text,
  scopes: uniqueArray(text, { maxLength: 5 }).map((names) => names.map((name) => ({ name, reason: `for ${name}` }))),
  scopesReason: perhaps,
  guide: perhaps,
  contacts: record({ support: perhaps, escalation: perhaps }),
  testAccount: record({
    url: perhaps,
    username: perhaps,
    passwordIn: constant('ACME_PASSWORD'),
    instructions: perhaps,
  }),
  tenantSettings: array(record({ label: text, name: text }), { maxLength: 3 }),
}).map((part): Integration => ({ ...GOOD, ...part }));

test('what goes out as JSON comes back as it was, without password, reasons of single scopes and tests', () => {
  assert(
    property(integrations, (integration) => {
      const json = submissionJsonOf(integration);
      expect(json).toContain('Known from the developer specification only');
      expect(integrationOfJson(json)).toEqual({
        ...integration,
        scopes: integration.scopes.map(({ name }) => ({ name, reason: '' })),
        scopesReason: scopesReasonText(integration).trim() || null,
        testAccount: { ...integration.testAccount, passwordIn: null },
        ...{ logo: null, useCases: [], plans: [], versions: [], instances: [], confirmed: [] },
      });
    }),
    { numRuns: 60 },
  );
  for (const other of ['', '{}', '[]', '{"submission":{"name":7}}', 'no json'])
    expect(integrationOfJson(other)).toBe(null);
});

test('what is written as a file is read as it was', () => {
  expect(read(integrationText(GOOD))).toEqual(GOOD);
  const empty: Integration = {
    ...{ name: 'New', description: '', scopes: [], scopesReason: null, guide: null, logo: null, useCases: [] },
    ...{ contacts: { support: null, escalation: null }, tenantSettings: [], plans: [], versions: [] },
    ...{
      testAccount: { url: null, username: null, passwordIn: null, instructions: null },
      instances: [],
      confirmed: [],
    },
  };
  expect(read(integrationText(empty))).toEqual(empty);
});
