// Runs as the canary starts them and watches them to their end: a plan that saves a value and uses it, an audit, and a check of a set of scopes.
import { runsOf } from '../../../shared/contract/runs-of.ts';
import type { Drive } from './drive.ts';
import { har } from './drive-files.ts';

export const PLAN = `plan: People
scopes: { okta.users.read: reads people }
steps:
  - id: list-users
    request: GET /api/v1/users
    expect: { body: { $: { type: array } } }
    save: { userId: '$[0].id' }
  - id: read-user
    request: GET /api/v1/users/{userId}
`;

export async function runPlan({ client, tenantId, credentialId }: Drive): Promise<void> {
  const plans = runsOf(client.run, 'plan');
  const run = await plans.start({ tenantId, credentialId, file: 'users.scopebench.yaml', text: PLAN });
  for await (const _ of await plans.watch({ ...run, after: 0 })) void 0;
}

/** It reads the lists of secrets, which the org has in clear. */
export async function runAudit({ client, tenantId, credentialId }: Drive): Promise<void> {
  const audits = runsOf(client.run, 'audit');
  const run = await audits.start({ tenantId, credentialId, days: 90 });
  for await (const _ of await audits.watch({ ...run, after: 0 })) void 0;
}

export async function runMutation(drive: Drive): Promise<void> {
  const { client } = drive;
  const result = await client.infer.run({ files: [{ name: 'a.har', text: har(drive) }] });
  const mutations = runsOf(client.run, 'mutation');
  const run = await mutations.start({
    tenantId: drive.tenantId,
    credentialId: drive.credentialId,
    scopes: ['okta.users.read'],
    operationIds: ['listUsers'],
    found: { source: 'a.har', result },
  });
  for await (const _ of await mutations.watch({ ...run, after: 0 })) void 0;
  await client.run.remove(run);
}
