// What the request builder shows under method and path: never an address that the tenant does not have.
import { expect, it } from 'vitest';
import { shownAddress } from '../../../renderer/features/workbench/request/shown-address.ts';

const ORG = 'https://acme.okta.com';

it.each([
  ['', ORG, null],
  ['/api/v1/users?limit=1', `${ORG}/api/v1/users?limit=1`, null],
  [`${ORG}/api/v1/users`, `${ORG}/api/v1/users`, null],
  ['.example.com/api/v1/users', '', 'A path starts with /.'],
  ['api/v1/users', '', 'A path starts with /.'],
  ['https://acme.okta.com.example.com/api', '', `Requests go to ${ORG} only: enter just the path.`],
  ['HTTPS://', '', `Requests go to ${ORG} only: enter just the path.`],
])('%j is shown as %j', (path, url, problem) => {
  expect(shownAddress(ORG, path)).toEqual({ url, problem });
});
