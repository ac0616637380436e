// The changes that findings advise (FACTS §9, §10, §20 to §23), as words, calls and Terraform. Scopes of an integration come with what its vendor
// submitted and cannot be taken from an instance: a new one with fewer takes its place.
import type { AuditRole, AuditSecret } from '../audit-events.ts';
import type { ClientFacts } from '../client-facts.ts';
import type { Fix } from './finding.ts';
import { namesOf } from './finding.ts';

const INTEGRATIONS = '/integrations/api/v1/api-services';
const TOKENS = '/api/v1/api-tokens';

const place = (id: string): string => encodeURIComponent(id);
const quoted = (text: string): string => JSON.stringify(text);

/** A name for a resource of Terraform. */
const slugOf = (name: string): string => {
  const slug = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
  return /^[a-z]/.test(slug) ? slug : `client_${slug}`;
};

const grantsResource = ({ name, clientId }: ClientFacts, origin: string, scopes: readonly string[]): string =>
  [
    `resource "okta_app_oauth_api_scope" "${slugOf(name)}" {`,
    `  app_id = ${quoted(clientId)}`,
    `  issuer = ${quoted(origin)}`,
    `  scopes = [${scopes.map(quoted).join(', ')}]`,
    '}',
  ].join('\n');

const integrationResource = ({ name, type }: ClientFacts, scopes: readonly string[]): string =>
  [
    `resource "okta_api_service_integration" "${slugOf(name)}" {`,
    `  type = ${quoted(type ?? '')}`,
    ...scopes.flatMap((scope) => ['  granted_scopes {', `    scope = ${quoted(scope)}`, '  }']),
    '}',
  ].join('\n');

/** Takes scopes away, and gives others in their place. */
export function narrow(client: ClientFacts, origin: string, drop: readonly string[], add: readonly string[] = []): Fix {
  const kept = [...(client.granted ?? []).filter((scope) => !drop.includes(scope)), ...add].sort();
  if (client.kind === 'integration') return narrowIntegration(client, kept);
  const grantsPath = `/api/v1/apps/${place(client.clientId)}/grants`;
  const calls = [
    ...add.map((scope) => `POST ${grantsPath} ${JSON.stringify({ scopeId: scope, issuer: origin })}`),
    ...drop.map((scope) => {
      const grant = client.grants?.find((one) => one.scope === scope);
      return `DELETE ${grantsPath}/${grant ? place(grant.id) : '{grantId}'}`;
    }),
  ];
  return {
    action: 'narrow',
    words: `${add.length > 0 ? `Grant ${namesOf(add)}, then revoke` : 'Revoke'} ${namesOf(drop)} in the Okta API Scopes tab of ${client.name}, as a super admin. Tokens that exist keep a scope until they end, an hour at most.`,
    api: calls.join('\n'),
    terraform: grantsResource(client, origin, kept),
  };
}

function narrowIntegration(client: ClientFacts, kept: readonly string[]): Fix {
  const path = `${INTEGRATIONS}/${place(client.clientId)}`;
  return {
    action: 'narrow',
    words:
      kept.length === 0
        ? `Nothing would be left: revoke ${client.name} under Applications, API Service Integrations, if nothing needs it.`
        : 'The scopes of an instance are those that its vendor submitted, and stay with it. Ask the vendor for fewer; or authorize a new instance with fewer by the API, give the vendor its client ID and secret, and revoke this one.',
    api: [
      ...(kept.length === 0
        ? []
        : [`POST ${INTEGRATIONS} ${JSON.stringify({ type: client.type, grantedScopes: kept })}`]),
      `DELETE ${path}`,
    ].join('\n'),
    terraform: kept.length === 0 ? null : integrationResource(client, kept),
  };
}

/** Ends the client as a whole. */
export function revokeClient({ kind, clientId, name }: ClientFacts): Fix {
  const fix = (words: string, api: string): Fix => ({ action: 'revoke', words, api, terraform: null });
  if (kind === 'token')
    return fix(`Revoke ${name} under Security, API, Tokens.`, `DELETE ${TOKENS}/${place(clientId)}`);
  if (kind === 'integration')
    return fix(
      `Ask who uses ${name}, then revoke it under Applications, API Service Integrations.`,
      `DELETE ${INTEGRATIONS}/${place(clientId)}`,
    );
  return fix(
    `Ask who uses ${name}, then deactivate it. It can be activated again while it is not deleted.`,
    `POST /api/v1/apps/${place(clientId)}/lifecycle/deactivate`,
  );
}

export function removeRole({ kind, clientId, name, owner }: ClientFacts, role: AuditRole): Fix {
  if (kind === 'token')
    return {
      action: 'narrow',
      words: `An API token acts with the roles of its owner${owner?.name ? `, ${owner.name}` : ''}. Let a user with a lesser role own it, or replace it by a service app that is granted only what it needs.`,
      api: null,
      terraform: null,
    };
  return {
    action: 'narrow',
    words: `Assign ${name} a lesser role, or a custom one for the resources that it works on, then take ${role.label} away. Both count from its next call on.`,
    api: [
      `POST /oauth2/v1/clients/${place(clientId)}/roles {"type":"READ_ONLY_ADMIN"}`,
      `DELETE /oauth2/v1/clients/${place(clientId)}/roles/${place(role.id)}`,
    ].join('\n'),
    terraform: [
      `resource "okta_app_oauth_role_assignment" "${slugOf(name)}" {`,
      `  client_id = ${quoted(clientId)}`,
      '  type      = "READ_ONLY_ADMIN"',
      '}',
    ].join('\n'),
  };
}

const secretsPath = ({ kind, clientId }: ClientFacts): string =>
  `${kind === 'integration' ? INTEGRATIONS : '/api/v1/apps'}/${place(clientId)}/credentials/secrets`;
const keysPath = ({ clientId }: ClientFacts): string => `/api/v1/apps/${place(clientId)}/credentials/jwks`;

const ROTATION =
  'Both work until one is inactive, so nothing fails: add, switch what uses it, deactivate the old one, delete it days later.';

export function rotateSecret(client: ClientFacts, old: AuditSecret): Fix {
  const path = secretsPath(client);
  return {
    action: 'rotate',
    words: `Add a second secret, and let ${client.name} use it. ${ROTATION} The Tenants page leads through it.`,
    api: [`POST ${path}`, `POST ${path}/${place(old.id)}/lifecycle/deactivate`, `DELETE ${path}/${place(old.id)}`].join(
      '\n',
    ),
    terraform: null,
  };
}

export function rotateKey(client: ClientFacts, old: AuditSecret): Fix {
  const path = keysPath(client);
  return {
    action: 'rotate',
    words: `Register a second key, and let ${client.name} sign with it. ${ROTATION} With two active keys each assertion has to name its key by a kid.`,
    api: [
      `POST ${path} {public JWK}`,
      `POST ${path}/${place(old.id)}/lifecycle/deactivate`,
      `DELETE ${path}/${place(old.id)}`,
    ].join('\n'),
    terraform: null,
  };
}

export function dropSecret(client: ClientFacts, old: AuditSecret): Fix {
  const path = `${secretsPath(client)}/${place(old.id)}`;
  return {
    action: 'rotate',
    words: 'Finish the rotation: check that nothing uses the older one, deactivate it, and delete it days later.',
    api: [`POST ${path}/lifecycle/deactivate`, `DELETE ${path}`].join('\n'),
    terraform: null,
  };
}

export const check = (words: string): Fix => ({ action: 'check', words, api: null, terraform: null });

export function restrictNetwork({ kind, clientId, name }: ClientFacts): Fix {
  const zone = '{"connection":"ZONE","include":["{zoneId}"]}';
  return {
    action: 'narrow',
    words: `Restrict ${name} to the network zone that it works from${kind === 'integration' ? ', as far as its vendor names one' : ''}.`,
    api: kind === 'token' ? `PUT ${TOKENS}/${place(clientId)} {"network":${zone}}` : null,
    terraform: null,
  };
}
