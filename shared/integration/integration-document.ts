// The form of an integration file (`*.integration.yaml`): what an API service integration is, as it is submitted to the Okta Integration Network,
// and where it is tried. Declarative only, and without any secret. One schema for the reader and for the JSON Schema that editors complete from.
// Limits of the submission are no faults of the form: a draft may be too long, and the checks of readiness say so (submission-fields.ts).
import { z } from 'zod';

const expected = (what: string) => ({ error: what });
const text = (what: string, most = 20_000) => z.string(expected(what)).max(most, expected(what));
const given = (what: string, most = 500) => text(what, most).min(1, expected(what));
const date = z
  .string(expected('a date such as 2026-11-30'))
  .regex(/^\d{4}-\d{2}-\d{2}$/, expected('a date such as 2026-11-30'));
const SETTING_NAME = /^[a-z][a-z0-9_]*$/;
const ENVIRONMENT_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

const scopes = z.array(given('the name of a scope', 200), expected('a list of scopes'));

export const versionDocument = z.strictObject(
  {
    version: given('a name of the version, such as "1"', 40).describe('What the version is called: each once.'),
    date: date.describe('When it was made.'),
    name: given('the name that the integration had').describe('The display name that instances of it were made with.'),
    scopes: scopes.describe('The scopes that instances of it were granted.'),
    published: z
      .boolean(expected('true or false'))
      .optional()
      .describe('It is the one in the catalogue: an instance of it is kept to try an update against.'),
  },
  expected('version, date, name and scopes'),
);
export type VersionDocument = z.infer<typeof versionDocument>;

export const instanceDocument = z.strictObject(
  {
    tenant: given('the name or address of a saved tenant, or sandbox').describe(
      'The tenant that it is installed in: the name or address of a saved one, or sandbox.',
    ),
    credential: given('the name or client ID of a credential').describe(
      'Its credential there, by name or client ID. The secret is in the vault.',
    ),
    version: given('the version that it was made of', 40).describe('The version that it was made of.'),
  },
  expected('tenant, credential and version'),
);
export type InstanceDocument = z.infer<typeof instanceDocument>;

export const confirmationDocument = z.strictObject(
  {
    check: given('the id of a check').describe('The check that cannot be done by machine.'),
    note: given('what was looked at, and what was seen', 5000).describe('What was looked at, and what was seen.'),
    date: date.describe('When.'),
    version: given('the version that it was looked at for', 40).describe('The version that it is about.'),
  },
  expected('check, note, date and version'),
);
export type ConfirmationDocument = z.infer<typeof confirmationDocument>;

export const integrationDocument = z.strictObject(
  {
    integration: given('the name of the integration').describe('The display name in the catalogue.'),
    description: text('a text').optional().describe('What it does, and what a customer gains.'),
    scopes: z
      .record(
        z.string(),
        z.union([text('the reason, as text', 5000), z.null()], expected('the reason, as text')),
        expected('scopes with the reason for each'),
      )
      .describe('The scopes that are registered, each with the reason for it.'),
    scopesReason: text('a text')
      .optional()
      .describe('The reason to use the scopes, as it is submitted; without it, it is made of the reasons.'),
    guide: text('an address, such as https://acme.example/okta')
      .optional()
      .describe('The address of the configuration guide for customers.'),
    logo: given('the path of an image, from this file').optional().describe('The image file, relative to this file.'),
    useCases: z
      .array(given('a use case'), expected('a list of use cases'))
      .optional()
      .describe('At most three of those that the wizard lists.'),
    contacts: z
      .strictObject(
        {
          support: text('an address, number or page').optional().describe('Where customers get help.'),
          escalation: text('an e-mail address').optional().describe('Where Okta writes in an emergency.'),
        },
        expected('support and escalation'),
      )
      .optional()
      .describe('Whom to reach.'),
    testAccount: z
      .strictObject(
        {
          url: text('an address').optional().describe('Where the reviewer signs in.'),
          username: text('a name').optional().describe('With which name.'),
          password: z
            .strictObject(
              {
                secret: z
                  .string(expected('the name of an environment variable, such as ACME_TEST_PASSWORD'))
                  .regex(ENVIRONMENT_NAME, expected('the name of an environment variable, such as ACME_TEST_PASSWORD'))
                  .describe('The environment variable that holds it; it is shown nowhere.'),
              },
              expected('secret, with the name of an environment variable'),
            )
            .optional()
            .describe('Where the password is kept: never in this file.'),
          instructions: text('a text').optional().describe('How to configure the integration and trigger its calls.'),
        },
        expected('url, username, password and instructions'),
      )
      .optional()
      .describe('The account of your product that reviewers use.'),
    tenantSettings: z
      .array(
        z.strictObject(
          {
            label: given('a label').describe('What the customer reads.'),
            name: z
              .string(expected('a name of small letters, digits and underscores'))
              .regex(
                SETTING_NAME,
                expected('a name of small letters, digits and underscores that begins with a letter'),
              )
              .describe('The name of the variable.'),
          },
          expected('label and name'),
        ),
        expected('a list of label and name'),
      )
      .optional()
      .describe('Variables that a customer fills in when the integration is installed.'),
    plans: z
      .array(given('the path of a plan, from this file'), expected('a list of plan files'))
      .optional()
      .describe('Plan files that exercise the integration, relative to this file.'),
    versions: z
      .array(versionDocument, expected('a list of versions'))
      .optional()
      .describe('What was submitted or installed, oldest first: an instance stays what its version was.'),
    instances: z
      .array(instanceDocument, expected('a list of instances'))
      .optional()
      .describe('Where it is installed for tests.'),
    confirmed: z
      .array(confirmationDocument, expected('a list of what was confirmed'))
      .optional()
      .describe('Checks that a person did, each with a note.'),
  },
  expected('integration and scopes'),
);
export type IntegrationDocument = z.infer<typeof integrationDocument>;
