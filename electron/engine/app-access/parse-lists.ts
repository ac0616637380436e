// The lists of an app as the org writes them, read leniently: an entry without an id is left out, anything else that is missing is null. Of keys
// both shapes are known (FACTS §21.2).

import type { JWK } from 'jose';
import type {
  AccessGrant,
  AccessIntegration,
  AccessKey,
  AccessRole,
  AccessSecret,
  OrgChoice,
} from '../../../shared/model/app-access.ts';
import { adminRoleLabel } from '../../../shared/okta/app-access/admin-roles.ts';
import { asObject, asText } from '../../../shared/okta/wire-text/json-text.ts';
import { isMaskedByOrg } from '../../../shared/redact/secret-keys.ts';
import { thumbprintOf } from './public-keys.ts';

type Fields = Record<string, unknown>;

/** Null for what is no list. */
function entriesOf(body: unknown): Fields[] | null {
  if (!Array.isArray(body)) return null;
  return body.flatMap((one) => {
    const fields = asObject(one);
    return fields && asText(fields.id) !== null ? [fields] : [];
  });
}

const idOf = ({ id }: Fields): string => String(id);

function timeOf(value: unknown): number | null {
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

export function parseGrants(body: unknown): AccessGrant[] | null {
  return (
    entriesOf(body)?.flatMap((grant) => {
      const scope = asText(grant.scopeId);
      const over = asText(grant.status) === 'REVOKED';
      return scope === null || over ? [] : [{ id: idOf(grant), scope, createdAt: timeOf(grant.created) }];
    }) ?? null
  );
}

export function parseRoles(body: unknown): AccessRole[] | null {
  return (
    entriesOf(body)?.map((role) => {
      const type = asText(role.type) ?? '';
      return {
        id: idOf(role),
        type,
        label: adminRoleLabel(type, asText(role.label)),
        createdAt: timeOf(role.created),
        resourceSetId: asText(role['resource-set']),
      };
    }) ?? null
  );
}

/** Lists of IAM are in a field of an object (FACTS §5). */
export const parseChoices =
  (field: string) =>
  (body: unknown): OrgChoice[] | null =>
    entriesOf(asObject(body)?.[field])?.map((one) => ({
      id: idOf(one),
      label: asText(one.label) ?? idOf(one),
      description: asText(one.description),
    })) ?? null;

const listedOf = (one: Fields) => ({
  id: idOf(one),
  active: asText(one.status) !== 'INACTIVE',
  createdAt: timeOf(one.created),
  heldAs: null,
  test: null,
});

/** Which of them are saved here is not known yet. */
export function parseSecrets(body: unknown): AccessSecret[] | null {
  return (
    entriesOf(body)?.map((secret) => {
      const shown = asText(secret.client_secret);
      const hint = shown !== null && isMaskedByOrg(shown) ? shown : null;
      return { ...listedOf(secret), hash: asText(secret.secret_hash), hint, waiting: false };
    }) ?? null
  );
}

export async function parseKeys(body: unknown): Promise<AccessKey[] | null> {
  const wrapped = asObject(body);
  const list = entriesOf(asObject(wrapped?.jwks)?.keys ?? wrapped?.keys ?? body);
  if (list === null) return null;
  return Promise.all(
    list.map(async (key) => {
      const names = [
        asText(key.kty),
        asText(key.crv),
        asText(key.alg),
        asText(key.use) === 'enc' ? 'encryption' : null,
      ];
      return {
        ...listedOf(key),
        kid: asText(key.kid),
        namesKid: null,
        type: names.filter((name) => name !== null).join(', '),
        thumbprint: await thumbprintOf(key as unknown as JWK).catch(() => null),
      };
    }),
  );
}

export function parseIntegrations(body: unknown): AccessIntegration[] | null {
  return (
    entriesOf(body)?.map((one) => ({
      id: idOf(one),
      name: asText(one.name) ?? idOf(one),
      type: asText(one.type) ?? '',
      scopes: Array.isArray(one.grantedScopes)
        ? one.grantedScopes.filter((scope) => typeof scope === 'string').sort()
        : [],
    })) ?? null
  );
}
