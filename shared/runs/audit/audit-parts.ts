// What an audit reads, part by part, and the scope that each part needs (FACTS §9, §10; FACTS-D §15, §20 to §24). A part that cannot be read
// is said, and the others are read all the same: page, command line and engine name the parts from here.

interface PartFact {
  label: string;
  /** A manage scope of the same resource does as well. */
  scope: string;
  /** What is not known without it, as a sentence. */
  without: string;
}

export const AUDIT_PARTS = {
  apps: { label: 'Service apps', scope: 'okta.apps.read', without: 'Service apps are missing from this audit.' },
  integrations: {
    label: 'API service integrations',
    scope: 'okta.oauthIntegrations.read',
    without: 'API service integrations are missing from this audit.',
  },
  'api-tokens': {
    label: 'API tokens',
    scope: 'okta.apiTokens.read',
    without: 'API tokens are missing from this audit.',
  },
  grants: {
    label: 'Scopes granted to service apps',
    scope: 'okta.appGrants.read',
    without: 'What service apps were granted, and what of it is unused, is not known.',
  },
  roles: { label: 'Admin roles', scope: 'okta.roles.read', without: 'Which admin roles a client has is not known.' },
  secrets: {
    label: 'Client secrets of service apps',
    scope: 'okta.apps.read',
    without: 'The age of client secrets of service apps is not known.',
  },
  keys: {
    label: 'Keys of service apps',
    scope: 'okta.apps.read',
    without: 'The age of keys of service apps is not known.',
  },
  'integration-secrets': {
    label: 'Client secrets of integrations',
    scope: 'okta.oauthIntegrations.read',
    without: 'The age of client secrets of integrations is not known.',
  },
  people: {
    label: 'Token owners and admins',
    scope: 'okta.users.read',
    without:
      'Who owns an API token, or granted a scope, is shown as an id only, and whether they are still active is not known.',
  },
  log: {
    label: 'Token requests in the System Log',
    scope: 'okta.logs.read',
    without: 'Which scopes a client asked for, and so which are unused, is not known.',
  },
} as const satisfies Record<string, PartFact>;

export type AuditPart = keyof typeof AUDIT_PARTS;
export const AUDIT_PART_IDS = Object.keys(AUDIT_PARTS) as [AuditPart, ...AuditPart[]];

/** Each once, in alphabetical order. */
export const AUDIT_SCOPES: readonly string[] = [
  ...new Set(AUDIT_PART_IDS.map((part) => AUDIT_PARTS[part].scope as string)),
].sort();

/** The log is kept for so long (FACTS §5). */
export const MOST_DAYS = 90;

export const CLIENT_KINDS = {
  app: 'Service app',
  integration: 'API service integration',
  token: 'API token',
  /** Deleted since, an app that people sign in to, or of a list that could not be read. */
  unlisted: 'Seen in the log only',
} as const;
export type AuditedKind = keyof typeof CLIENT_KINDS;
export const AUDITED_KINDS = Object.keys(CLIENT_KINDS) as [AuditedKind, ...AuditedKind[]];
