// An integration file that says what cannot be, each in one change of the good one. `¦` is where the problem is expected.
export interface IntegrationMistake {
  name: string;
  from: string;
  to: string;
  severity?: 'error' | 'warning';
  message: string;
  fix: string;
  /** Must not be in what is said. */
  hidden?: string;
}

/** A client secret as Okta makes them (FACTS-D §21.1), of nobody. */
const SECRET = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hJ5kL7nP9rS1uV3xY5zA7cD9fG1iJ3k';

/** Of the form; an editor finds them by the JSON Schema as well. */
export const FORM_MISTAKES: readonly IntegrationMistake[] = [
  { name: 'an unknown key', from: 'contacts:', to: '¦contact:', message: 'contact', fix: 'contacts' },
  {
    name: 'a version that is a number',
    from: "version: '1', date",
    to: 'version: ¦1, date',
    message: 'versions[0].version is 1',
    fix: 'in quotes',
  },
  {
    name: 'a password in the file',
    from: '{ secret: ACME_TEST_PASSWORD }',
    to: '¦hunter2-and-more',
    message: 'password',
    fix: 'environment',
    hidden: 'hunter2',
  },
  {
    name: 'a setting in capitals',
    from: 'name: region',
    to: 'name: ¦Region',
    message: 'Region',
    fix: 'small letters',
  },
  { name: 'a date of another form', from: "'2026-10-30'", to: '¦30 October', message: 'date', fix: '2026-11-30' },
];

export const CONTENT_MISTAKES: readonly IntegrationMistake[] = [
  {
    name: 'an unknown scope',
    from: '  okta.users.read: R',
    to: '  ¦okta.user.read: R',
    message: 'no scope okta.user.read',
    fix: 'Did you mean okta.users.read?',
  },
  {
    name: 'a scope of a custom authorization server',
    from: 'guide:',
    to: '  ¦orders:write: Writes orders\nguide:',
    message: 'no scope orders:write',
    fix: 'custom authorization server',
  },
  {
    name: 'a retired scope',
    from: 'guide:',
    to: '  ¦okta.factors.read: Reads factors\nguide:',
    message: 'okta.factors.read is retired',
    fix: 'okta.authenticators.read',
  },
  {
    name: 'a scope of a person',
    from: 'guide:',
    to: '  ¦okta.users.read.self: Reads the person\nguide:',
    message: 'tokens of a person only',
    fix: 'Remove it',
  },
  {
    name: 'openid',
    from: 'guide:',
    to: '  ¦openid: Signs people in\nguide:',
    message: 'client credentials never get it',
    fix: 'Remove it',
  },
  {
    name: 'a scope that no description has',
    from: 'guide:',
    to: '  ¦okta.manifests.read: Reads submissions\nguide:',
    severity: 'warning',
    message: 'in no published API description',
    fix: 'named it to you',
  },
  {
    name: 'a scope that another one contains',
    from: 'guide:',
    to: '  ¦okta.groups.read: Reads groups\nguide:',
    severity: 'warning',
    message: 'okta.groups.manage is registered too',
    fix: 'one of the two',
  },
  {
    name: 'a version of a scope that Okta does not have',
    from: 'name: Acme Sync, scopes: [okta.users.read]',
    to: 'name: Acme Sync, scopes: [¦okta.user.read]',
    severity: 'warning',
    message: 'version 1 was not granted it',
    fix: 'okta.users.read',
  },
  {
    name: 'two versions of one name',
    from: 'instances:',
    to: "  - { version: ¦'2', date: '2026-12-01', name: Acme Directory Sync, scopes: [okta.users.read] }\ninstances:",
    message: 'another version 2',
    fix: 'one name only',
  },
  {
    name: 'a day that there is not',
    from: "'2026-10-30'",
    to: "¦'2026-02-30'",
    message: 'no day 2026-02-30',
    fix: 'year, month and day',
  },
  {
    name: 'the newest version first',
    from: "date: '2026-11-30'\n",
    to: "date: ¦'2026-01-30'\n",
    severity: 'warning',
    message: 'Version 2 is older',
    fix: 'oldest first',
  },
  {
    name: 'an instance of no version',
    from: "credential: Acme 2, version: '2'",
    to: "credential: Acme 2, version: ¦'3'",
    message: 'no version 3',
    fix: '1, 2',
  },
  {
    name: 'an instance that is named twice',
    from: '- { tenant: sandbox, credential: Acme 1',
    to: '- ¦{ tenant: sandbox, credential: Acme 2',
    severity: 'warning',
    message: 'named above already',
    fix: 'one of the two',
  },
  {
    name: 'a note about a check that there is not',
    from: 'check: guide-contents',
    to: 'check: ¦guide-content',
    message: 'no check guide-content',
    fix: 'Did you mean guide-contents?',
  },
  {
    name: 'a note for no version',
    from: "date: '2026-11-30', version: '2'",
    to: "date: '2026-11-30', version: ¦'3'",
    message: 'no version 3',
    fix: '1, 2',
  },
  {
    name: 'a guide by http',
    from: 'guide: https:',
    to: 'guide: ¦http:',
    severity: 'warning',
    message: 'http address',
    fix: 'https',
  },
  {
    name: 'a guide that is no address',
    from: 'guide: https://acme.example/okta/guide',
    to: 'guide: ¦see our wiki',
    message: 'no web address',
    fix: 'https://',
  },
  {
    name: 'a logo by the path of one computer',
    from: 'logo: logo.png',
    to: 'logo: ¦/home/me/logo.png',
    severity: 'warning',
    message: 'another computer',
    fix: 'path from this file',
  },
  {
    name: 'a plan that is none',
    from: 'plans: [people.scopebench.yaml]',
    to: 'plans: [¦people.yaml]',
    message: 'no plan',
    fix: '.scopebench.yaml',
  },
  {
    name: 'two settings of one name',
    from: '  - { label: Region, name: region }',
    to: '  - { label: Region, name: region }\n  - { label: Area, name: ¦region }',
    message: 'another region',
    fix: 'another name',
  },
  {
    name: 'what may be the password itself',
    from: 'ACME_TEST_PASSWORD',
    to: '¦Hunter2',
    severity: 'warning',
    message: 'password itself',
    fix: 'environment variable',
    hidden: 'Hunter2',
  },
  {
    name: 'a client secret in a text',
    from: 'instructions: Open',
    to: `instructions: ¦The secret is ${SECRET}. Open`,
    message: 'looks like a secret',
    fix: 'replace it where it is valid',
    hidden: SECRET,
  },
  {
    name: 'an API token',
    from: 'note: Read it with support',
    to: 'note: ¦Tried with 00aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1eF3hJ5kL7n',
    message: 'looks like a secret',
    fix: 'Take it out',
    hidden: '00aB3',
  },
  {
    name: 'a password in an address',
    from: 'guide: https://acme',
    to: 'guide: ¦https://me:hunter2@acme',
    message: 'looks like a secret',
    fix: 'Take it out',
    hidden: 'hunter2',
  },
];
