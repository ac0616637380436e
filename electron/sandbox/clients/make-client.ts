// A client as its owner wants it: an integration with a name and the scopes that were chosen, for a test of exactly those. It holds
// SUPER_ADMIN, so that only its scopes decide what it may do.
import type { Org } from '../org.ts';
import { standardRole } from '../resources/types/standard-roles.ts';
import type { ClientPlan } from '../sandbox-options.ts';
import { SandboxRefusal } from '../sandbox-refusal.ts';
import { ANYWHERE, type Integration } from './client.ts';
import { slugOf } from './instance-changes.ts';
import { createIntegration } from './integration-record.ts';

const LONGEST_NAME = 64;
const MOST = 100;

/** Registered at once. @throws SandboxRefusal for a name that is taken or none, for scopes that the org does not know */
export function makeClient(org: Org, { name: given, scopes }: ClientPlan): Integration {
  const name = given.trim();
  const type = slugOf(name);
  const others = org.integrations.list();
  if (type === '' || name.length > LONGEST_NAME)
    throw new SandboxRefusal(
      `“${name.slice(0, LONGEST_NAME)}” is not a name for a client.`,
      `A name has a letter or digit and at most ${LONGEST_NAME} characters.`,
      'Give it another name.',
    );
  if (others.some((other) => slugOf(other.name) === type))
    throw new SandboxRefusal(
      `There is a client “${name}” already.`,
      'Names differ by a letter or digit.',
      'Give it another name.',
    );
  if (others.length >= MOST)
    throw new SandboxRefusal(
      `There are ${MOST} clients already.`,
      'The org takes no more of them.',
      'Reset the org.',
      'conflict',
    );
  const granted = [...new Set(scopes)];
  const unknown = granted.filter((scope) => !org.knownScopes.has(scope));
  if (granted.length === 0 || unknown.length > 0)
    throw new SandboxRefusal(
      granted.length === 0
        ? `No scope is given for “${name}”.`
        : `The org knows no scope ${unknown.slice(0, 3).join(', ')}.`,
      'An integration is granted scopes of the org, one at least.',
      'Name scopes such as okta.users.read.',
    );
  const at = org.clock.now();
  const { ids } = org;
  const client = createIntegration({
    id: ids.id('0oa'),
    type,
    name,
    active: true,
    registered: granted,
    granted,
    roles: [standardRole('SUPER_ADMIN', at)],
    secrets: [{ id: ids.id('ocs'), secret: ids.secret(), status: 'ACTIVE', created: at, lastUpdated: at }],
    properties: {},
    network: ANYWHERE,
    created: at,
    createdBy: org.store('/api/v1/users').all()[0]?.id ?? 'system',
    lastUpdated: at,
  });
  org.integrations.add(client);
  return client;
}
