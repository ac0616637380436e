// An integration file that has every part and no problem; the tests spoil a copy of it.
export const GOOD_INTEGRATION = `# yaml-language-server: $schema=./scopebench-integration.schema.json
integration: Acme Directory Sync
description: Keeps the people and groups of Acme as they are in Okta, so that nobody has to enter them twice.
scopes:
  okta.users.read: Reads people, to match them by their login
  okta.groups.manage: Writes the members of the groups that Acme makes, after each change in Acme
guide: https://acme.example/okta/guide
logo: logo.png
useCases: [Directory and HR sync]
contacts:
  support: https://acme.example/support
  escalation: okta-escalations@acme.example
testAccount:
  url: https://app.acme.example
  username: isvtest@okta.com
  password: { secret: ACME_TEST_PASSWORD }
  instructions: Open Settings, Okta, and press Sync now.
tenantSettings:
  - { label: Region, name: region }
plans: [people.scopebench.yaml]
versions:
  - { version: '1', date: '2026-10-30', name: Acme Sync, scopes: [okta.users.read], published: true }
  - version: '2'
    date: '2026-11-30'
    name: Acme Directory Sync
    scopes: [okta.users.read, okta.groups.manage]
instances:
  - { tenant: sandbox, credential: Acme 2, version: '2' }
  - { tenant: sandbox, credential: Acme 1, version: '1' }
confirmed:
  - { check: guide-contents, note: Read it with support, date: '2026-11-30', version: '2' }
`;
