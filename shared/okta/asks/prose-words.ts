// The words by which prose is matched to operations: what is done, to what, and which operations that is. Only what is listed here is
// understood. A vague verb ("manages users", "syncs groups") may mean reading or writing: its operations are a possibility, never a need.

export type Act =
  | 'read'
  | 'create'
  | 'update'
  | 'delete'
  | 'activate'
  | 'deactivate'
  | 'suspend'
  | 'unsuspend'
  | 'unlock';

/** Stems, as a vendor writes them with any ending. `vague`: it may mean any of the acts of the noun. */
const VERBS: readonly [RegExp, Act | 'vague'][] = [
  [
    /^(?:read|reads|reading|list|lists|listed|listing|get|gets|getting|fetch\w*|view\w*|retriev\w*|quer(?:y|ies|ying)|search\w*|look\w*|see|sees|seen|export\w*|collect\w*|download\w*|pull\w*|monitor\w*|inspect\w*|enumerat\w*|ingest\w*)$/,
    'read',
  ],
  [/^(?:creat\w*|invit\w*|register\w*)$/, 'create'],
  [/^(?:updat\w*|edit\w*|chang\w*|modif\w*|patch\w*|renam\w*)$/, 'update'],
  [/^(?:delet\w*)$/, 'delete'],
  [/^(?:deactivat\w*|disabl\w*)$/, 'deactivate'],
  [/^(?:activat\w*|enabl\w*)$/, 'activate'],
  [/^(?:unsuspend\w*)$/, 'unsuspend'],
  [/^(?:suspend\w*)$/, 'suspend'],
  [/^(?:unlock\w*)$/, 'unlock'],
  [
    /^(?:manag\w*|sync\w*|synchroni[sz]\w*|provision\w*|deprovision\w*|handl\w*|administ\w*|control\w*|maintain\w*|govern\w*|import\w*|writ(?:e|es|ing)|access\w*|onboard\w*|offboard\w*|configur\w*|remov\w*|add(?:s|ed|ing)?|set|sets|setting)$/,
    'vague',
  ],
];

export interface Noun {
  name: string;
  words: RegExp;
  acts: Partial<Record<Act, readonly string[]>>;
}

const crud = (name: string, words: RegExp, one: string, many: string): Noun => ({
  name,
  words,
  acts: {
    read: [`list${many}`, `get${one}`],
    create: [`create${one}`],
    update: [`replace${one}`],
    delete: [`delete${one}`],
    activate: [`activate${one}`],
    deactivate: [`deactivate${one}`],
  },
});

/** The longer names first: "authorization servers" before "servers". Matched against one or two words. */
export const NOUNS: readonly Noun[] = [
  {
    name: 'System Log',
    words: /^(?:system logs?|audit logs?|sign-in logs?|event logs?|log events?|audit events?|logs?)$/,
    acts: { read: ['listLogEvents'] },
  },
  {
    name: 'user types',
    words: /^user types?$/,
    acts: {
      read: ['listUserTypes', 'getUserType'],
      create: ['createUserType'],
      update: ['replaceUserType'],
      delete: ['deleteUserType'],
    },
  },
  {
    name: 'group rules',
    words: /^group rules?$/,
    acts: {
      read: ['listGroupRules', 'getGroupRule'],
      create: ['createGroupRule'],
      update: ['replaceGroupRule'],
      delete: ['deleteGroupRule'],
      activate: ['activateGroupRule'],
      deactivate: ['deactivateGroupRule'],
    },
  },
  {
    name: 'group members',
    words: /^group (?:members?|memberships?)$/,
    acts: {
      read: ['listGroupUsers'],
      update: ['assignUserToGroup', 'unassignUserFromGroup'],
      create: ['assignUserToGroup'],
      delete: ['unassignUserFromGroup'],
    },
  },
  {
    name: 'app assignments',
    words: /^(?:app|application) assignments?$/,
    acts: {
      read: ['listApplicationUsers', 'listApplicationGroupAssignments'],
      create: ['assignUserToApplication'],
      update: ['updateApplicationUser'],
      delete: ['unassignUserFromApplication'],
    },
  },
  {
    name: 'user profiles',
    words: /^user profiles?$/,
    acts: { read: ['listUsers', 'getUser'], update: ['updateUser'] },
  },
  crud('authorization servers', /^auth(?:ori[sz]ation)? servers?$/, 'AuthorizationServer', 'AuthorizationServers'),
  crud('identity providers', /^(?:identity providers?|idps?)$/, 'IdentityProvider', 'IdentityProviders'),
  crud('network zones', /^(?:network zones?|ip zones?)$/, 'NetworkZone', 'NetworkZones'),
  crud('event hooks', /^event hooks?$/, 'EventHook', 'EventHooks'),
  crud('inline hooks', /^inline hooks?$/, 'InlineHook', 'InlineHooks'),
  crud('log streams', /^log streams?$/, 'LogStream', 'LogStreams'),
  {
    ...crud('trusted origins', /^trusted origins?$/, 'TrustedOrigin', 'TrustedOrigins'),
    acts: {
      read: ['listTrustedOrigins', 'getTrustedOrigin'],
      create: ['createTrustedOrigin'],
      update: ['replaceTrustedOrigin'],
      delete: ['deleteTrustedOrigin'],
    },
  },
  {
    name: 'admin roles',
    words: /^(?:admin|administrator) roles?$/,
    acts: { read: ['listAssignedRolesForUser'], create: ['assignRoleToUser'], delete: ['unassignRoleFromUser'] },
  },
  {
    name: 'API tokens',
    words: /^api tokens?$/,
    acts: { read: ['listApiTokens', 'getApiToken'], delete: ['revokeApiToken'] },
  },
  {
    name: 'factors',
    words: /^(?:mfa|factors?|mfa factors?|enrolled factors?)$/,
    acts: { read: ['listFactors', 'getFactor'], create: ['enrollFactor'], delete: ['unenrollFactor'] },
  },
  {
    name: 'authenticators',
    words: /^authenticators?$/,
    acts: {
      read: ['listAuthenticators', 'getAuthenticator'],
      create: ['createAuthenticator'],
      update: ['replaceAuthenticator'],
    },
  },
  crud('policies', /^(?:polic(?:y|ies)|access polic(?:y|ies))$/, 'Policy', 'Policies'),
  {
    name: 'devices',
    words: /^devices?$/,
    acts: {
      read: ['listDevices', 'getDevice'],
      delete: ['deleteDevice'],
      activate: ['activateDevice'],
      deactivate: ['deactivateDevice'],
      suspend: ['suspendDevice'],
      unsuspend: ['unsuspendDevice'],
    },
  },
  {
    name: 'apps',
    words: /^(?:apps?|applications?|app integrations?)$/,
    acts: {
      read: ['listApplications', 'getApplication'],
      create: ['createApplication'],
      update: ['replaceApplication'],
      delete: ['deleteApplication'],
      activate: ['activateApplication'],
      deactivate: ['deactivateApplication'],
    },
  },
  {
    name: 'groups',
    words: /^(?:groups?|user groups?)$/,
    acts: { read: ['listGroups', 'getGroup'], create: ['addGroup'], update: ['replaceGroup'], delete: ['deleteGroup'] },
  },
  {
    name: 'users',
    words: /^(?:users?|people|persons?|accounts?|user accounts?|employees?)$/,
    acts: {
      read: ['listUsers', 'getUser'],
      create: ['createUser'],
      update: ['updateUser'],
      delete: ['deleteUser'],
      activate: ['activateUser'],
      deactivate: ['deactivateUser'],
      suspend: ['suspendUser'],
      unsuspend: ['unsuspendUser'],
      unlock: ['unlockUser'],
    },
  },
];

/** Turns of phrase that are one operation, looked for before single words. The text is in lower case. */
export const PHRASES: readonly { words: RegExp; operations: readonly string[] }[] = [
  {
    words:
      /\b(?:add|assign)\w*\s+(?:(?:the|these|new|existing|okta)\s+)*(?:users?|people|members?)\s+(?:in)?to\s+(?:(?:a|the|these|their|okta)\s+)*groups?\b/g,
    operations: ['assignUserToGroup'],
  },
  {
    words:
      /\b(?:remov|unassign|delet)\w*\s+(?:(?:the|these|okta)\s+)*(?:users?|people|members?)\s+from\s+(?:(?:a|the|these|their|okta)\s+)*groups?\b/g,
    operations: ['unassignUserFromGroup'],
  },
  {
    words:
      /\badd\w*\s+and\s+remov\w*\s+(?:users?|people|members?|group members?)\s+(?:to\s+and\s+)?(?:from|of|in)\s+groups?\b/g,
    operations: ['assignUserToGroup', 'unassignUserFromGroup'],
  },
  {
    words: /\b(?:manag|updat|chang|edit)\w*\s+group\s+member(?:s|ships?)?\b/g,
    operations: ['assignUserToGroup', 'unassignUserFromGroup'],
  },
  {
    words: /\bassign\w*\s+groups?\s+to\s+(?:the\s+)?app(?:s|lications?)?\b/g,
    operations: ['assignGroupToApplication'],
  },
  {
    words:
      /\b(?:assign\w*\s+(?:users?|people)\s+to\s+(?:the\s+)?app(?:s|lications?)?|assign\w*\s+app(?:s|lications?)?\s+to\s+(?:users?|people))\b/g,
    operations: ['assignUserToApplication'],
  },
  {
    words: /\b(?:unassign|remov)\w*\s+(?:users?|people)\s+from\s+(?:the\s+)?app(?:s|lications?)?\b/g,
    operations: ['unassignUserFromApplication'],
  },
  { words: /\breset\w*\s+(?:(?:their|the|user|users'?|user's)\s+)*passwords?\b/g, operations: ['resetPassword'] },
  { words: /\bexpir\w*\s+(?:(?:their|the|user|users'?|user's)\s+)*passwords?\b/g, operations: ['expirePassword'] },
  {
    words: /\breset\w*\s+(?:(?:their|the|user|users'?|user's)\s+)*(?:mfa|factors?|authenticators?)\b/g,
    operations: ['resetFactors'],
  },
  {
    words: /\b(?:clear|revok|end|terminat)\w*\s+(?:(?:their|the|all|user|users'?|user's|okta)\s+)*sessions?\b/g,
    operations: ['revokeUserSessions'],
  },
  {
    words: /\b(?:read|list|get|fetch|view|see)\w*\s+(?:which|the)\s+groups?\s+(?:a\s+)?users?\s+(?:is|are)\s+in\b/g,
    operations: ['listUserGroups'],
  },
];

/** Null for a word that is no verb of ours. */
export const verbOf = (word: string): Act | 'vague' | null => VERBS.find(([stem]) => stem.test(word))?.[1] ?? null;

export const nounOf = (words: string): Noun | null => NOUNS.find((noun) => noun.words.test(words)) ?? null;
