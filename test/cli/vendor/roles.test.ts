// The least admin role beside the least scopes in `scopebench infer`, and in `explain` where a role is missing.
import { expect, test } from 'vitest';
import { runScopebench } from '../support/scopebench.ts';

const LOG = 'GET /api/v1/users 200\nPOST /api/v1/users/00u1/lifecycle/deactivate 200\nGET /api/v1/brands 200\n';

test('infer names role, permissions, and what is not known', async () => {
  const { code, stdout } = await runScopebench(['infer', '-'], { stdin: LOG });
  expect(code).toBe(0);
  expect(stdout).toContain(
    'Standard role: Group Administrator for the groups in question, as far as Okta’s help implies',
  );
  expect(stdout).toContain('Custom role: okta.users.lifecycle.deactivate okta.users.read; resource set: users.');
  expect(stdout).toContain('Role not known for: listBrands.');
  const { json } = await runScopebench(['infer', '-', '--json'], { stdin: LOG });
  expect(json.roles).toMatchObject({ role: { type: 'USER_ADMIN', limit: 'groups' }, unknown: ['listBrands'] });
});

test('explain says of E0000006 which role it takes', async () => {
  const refused = `HTTP/2 403\ncontent-type: application/json\n\n{"errorCode":"E0000006","errorSummary":"You do not have permission to perform the requested action","errorCauses":[]}`;
  const { stdout } = await runScopebench(['explain', '-', '--method', 'GET', '--path', '/api/v1/logs'], {
    stdin: refused,
  });
  expect(stdout).toContain('The least standard role for this operation is Report Administrator.');
});
