// Whose API token it is and how long it works, read from the org by the token itself (FACTS §15). Each part is asked on its own: what the roles
// of the owner do not allow to read is named and left out. No answer names the token that asked, so which of several tokens of one owner it is
// follows from its last use alone.

import type { TokenOwner } from '../../../shared/model/credentials/token-owner.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { asObject, asText, parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { BenchError } from '../errors.ts';
import type { RequestService } from '../requests/request-service.ts';

type Fields = Record<string, unknown>;

export async function readTokenOwner(
  { requests }: { requests: RequestService },
  place: { tenantId: string; credentialId: string },
): Promise<TokenOwner> {
  const unread: TokenOwner['unread'] = [];
  const read = async (what: string, operationId: string, path: string): Promise<unknown> => {
    const exchange = await send(requests, place, { operationId, path });
    if (exchange?.response?.status === 200) return parseJsonText(exchange.response.body.text ?? '');
    unread.push({
      what,
      why: exchange?.verdict.title ?? 'There is no secret to ask with.',
      exchangeId: exchange?.id ?? null,
    });
    return null;
  };
  const me = asObject(await read('The owner', 'getUser', '/api/v1/users/me'));
  const id = asText(me?.id);
  if (id === null)
    throw new BenchError('ORG_REFUSED', 'The org does not say whose API token this is.', {
      meaning: unread.map(({ what, why }) => `${what}: ${why}`).join(' '),
      fix: 'Test the credential: that shows whether the org takes the token at all.',
    });
  const roles = await read('Its roles', 'listAssignedRolesForUser', `/api/v1/users/${encodeURIComponent(id)}/roles`);
  const tokens = await read('The token itself', 'listApiTokens', '/api/v1/api-tokens');
  const own = listOf(tokens).filter(({ userId }) => userId === id);
  return {
    login: asText(asObject(me?.profile)?.login) ?? id,
    status: asText(me?.status),
    roles: roles === null ? null : listOf(roles).flatMap(({ type, label }) => asText(type) ?? asText(label) ?? []),
    token: ofLatestUse(own),
    tokensOfOwner: tokens === null ? null : own.length,
    unread,
  };
}

async function send(
  requests: RequestService,
  place: { tenantId: string; credentialId: string },
  { operationId, path }: { operationId: string; path: string },
): Promise<Exchange | null> {
  const result = await requests.send({
    ...place,
    method: 'GET',
    path,
    operationId,
    headers: [],
    body: null,
    auth: { kind: 'auto', scopes: [] },
  });
  return result.outcome === 'answered' ? result.exchange : result.tokenResult.exchange;
}

function listOf(value: unknown): Fields[] {
  const fields = (Array.isArray(value) ? value : []).map(asObject);
  return fields.filter((one) => one !== null);
}

/** `lastUpdated` moves with each use (FACTS §15), and the calls above were uses. */
function ofLatestUse(tokens: readonly Fields[]): TokenOwner['token'] {
  const [latest] = tokens.toSorted((a, b) => timeOf(b.lastUpdated) - timeOf(a.lastUpdated));
  if (!latest) return null;
  const network = asText(asObject(latest.network)?.connection);
  return {
    name: asText(latest.name) ?? '',
    createdAt: timeOf(latest.created) || null,
    lastUsedAt: timeOf(latest.lastUpdated) || null,
    expiresAt: timeOf(latest.expiresAt) || null,
    network: network === null ? null : network === 'ANYWHERE' ? 'anywhere' : 'network zones',
  };
}

const timeOf = (value: unknown): number => Date.parse(asText(value) ?? '') || 0;
