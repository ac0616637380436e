// The lists of an app as a person reads them, and what of them goes out as JSON: a hash of a secret is shown by its first letters, enough to distinguish two.
import { counted } from '../../../../shared/counted.ts';
import type { AccessList, AccessParts, AccessSecret, AppAccess, HeldAs } from '../../../../shared/model/app-access.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';

const SHOWN = 6;

const maskedHash = ({ hash }: AccessSecret): string | null => (hash === null ? null : `${hash.slice(0, SHOWN)}…`);

export const masked = ({ secrets, ...parts }: AccessParts): AccessParts => ({
  ...parts,
  secrets:
    secrets.state === 'read'
      ? { ...secrets, items: secrets.items.map((one) => ({ ...one, hash: maskedHash(one) })) }
      : secrets,
});

export function formatAccess(paint: Paint, { appId, parts, unlisted, unread }: AppAccess): string {
  const { grants, roles, secrets, keys, integrations } = parts;
  const active = (one: { active: boolean }) => (one.active ? paint('green', 'active') : 'inactive');
  return [
    `App ${appId}`,
    list(paint, 'Granted scopes', grants, ({ scope, createdAt }) => [scope, dayOf(createdAt)]),
    list(paint, 'Admin roles', roles, ({ id, label, type, resourceSetId }) => [
      id,
      label,
      resourceSetId === null ? type : `${type} on ${resourceSetId}`,
    ]),
    list(paint, 'Client secrets', secrets, (one) => [
      one.id,
      one.hint ?? maskedHash(one) ?? '',
      active(one),
      heldText(one.heldAs),
    ]),
    list(paint, 'Public keys', keys, (one) => [
      one.id,
      one.kid ?? 'without a kid',
      one.type,
      active(one),
      heldText(one.heldAs),
    ]),
    list(paint, 'API service integrations', integrations, ({ id, name, scopes }) => [
      id,
      name,
      counted(scopes.length, 'scope'),
    ]),
    ...unlisted.map(({ label, credentialName }) =>
      paint('amber', `${label} of ${credentialName} is none of what the org lists.`),
    ),
    ...unread.map(({ label, credentialName, why }) =>
      paint('amber', `${label} of ${credentialName} could not be compared. ${why}`),
    ),
  ].join('\n\n');
}

function list<Item>(paint: Paint, heading: string, of: AccessList<Item>, row: (item: Item) => string[]): string {
  if (of.state === 'none') return `${heading}: ${of.why}`;
  if (of.state === 'refused')
    return `${heading}: ${paint('red', of.refusal.title)}\n  ${of.refusal.meaning}\n  ${of.refusal.fix}`;
  if (of.items.length === 0) return `${heading}: ${of.doubt ?? 'none'}`;
  return `${heading}:\n${formatTable(of.items.map((item) => ['', ...row(item)]))}`;
}

const dayOf = (at: number | null): string => (at === null ? '' : `granted ${new Date(at).toISOString().slice(0, 10)}`);

const heldText = (heldAs: HeldAs | null): string =>
  heldAs === null
    ? 'not saved here'
    : `${heldAs.inUse ? 'in use here' : 'saved here'}: ${heldAs.label} of ${heldAs.credentialName}`;
