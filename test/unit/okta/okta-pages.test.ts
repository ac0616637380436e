// Okta's own page of each operation. The addresses are those that Okta's release notes of 2026, its guides and its API reference give.
import { expect, test } from 'vitest';
import { oktaPageOf } from '../../../shared/okta/catalogue/okta-pages.ts';
import { shippedCatalogue } from './shipped-catalogue.ts';

const { operations } = shippedCatalogue();
const byId = new Map(operations.map((operation) => [operation.id, operation]));

test.each([
  ['listUsers', 'openapi/okta-management/management/tags/user/other/listusers'],
  ['updateUser', 'openapi/okta-management/management/tags/user/other/updateuser'],
  ['listGroupUsers', 'openapi/okta-management/management/tags/group/other/listgroupusers'],
  ['replaceGroupRule', 'openapi/okta-management/management/tags/grouprule/other/replacegrouprule'],
  [
    'deleteAuthorizationServer',
    'openapi/okta-management/management/tags/authorizationserver/other/deleteauthorizationserver',
  ],
  ['listLogEvents', 'openapi/okta-management/management/tags/systemlog/other/listlogevents'],
  [
    'listInterclientAllowedApplications',
    'openapi/okta-management/management/tags/applicationinterclienttrustmappings/other/listinterclientallowedapplications',
  ],
  ['token', 'openapi/okta-oauth/oauth/orgas/token'],
  ['revokeCustomAS', 'openapi/okta-oauth/oauth/customas/revokecustomas'],
  ['createCampaign', 'iga/openapi/governance-production-reference/campaigns/createcampaign'],
  ['governance.getOrgSettings', 'iga/openapi/governance-production-reference/org-governance-settings/getorgsettings'],
  ['revokePrincipalAccess', 'iga/openapi/governance-production-reference/principal-access-v2/revokeprincipalaccess'],
])('%s', (id, path) => {
  const operation = byId.get(id);
  expect(operation && oktaPageOf(operation)).toBe(`https://developer.okta.com/docs/api/${path}`);
});

test('every operation of the catalogue has an address, and none has that of another', () => {
  const pages = operations.map(oktaPageOf);
  for (const page of pages) expect(page).toMatch(/^https:\/\/developer\.okta\.com\/docs\/api\/[a-z0-9./-]+$/);
  expect(new Set(pages).size).toBe(operations.length);
  expect(oktaPageOf({ id: 'listThings', family: 'management', tag: '' })).toBeNull();
  // Two specifications have this one; the family before the dot is the bench's own.
  expect(oktaPageOf({ id: 'myaccount.listAuthenticators', family: 'myaccount', tag: 'Authenticators' })).toMatch(
    /myaccount\/authenticators\/listauthenticators$/,
  );
});
