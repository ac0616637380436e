// The points that nobody could settle from outside Okta, most of them of FACTS §12. Each is a switch of the org whose first value is the
// likelier answer and so the default; a person sets one as `name=value` (`scopebench sandbox --switch`).

/** Every switch with the values that it can have, the default first. */
export const SWITCH_VALUES = {
  /** §12.1: the status of an unknown client_id at the token endpoint. */
  unknownClientStatus: [401, 400],
  /** §12.1, §1.4: whether that body is shaped like a management error (as captured) or like an OAuth one. */
  unknownClientBody: ['management', 'oauth'],
  /**
   * Credentials of Basic as they are (Okta documents Base64 of `client_id:client_secret`), form-encoded before as RFC 6749 §2.3.1 has
   * it, or either: much used clients encode `-` and `_`, which most secrets of Okta hold, and nobody reports that Okta refuses them.
   */
  basicEncoding: ['either', 'plain', 'form'],
  /** The same `client_id` in the body as in Basic. Field reports say refused, one sample of Okta sends it; another id is always refused. */
  clientIdBesideBasic: ['refused', 'accepted'],
  /** §12.2: one text for each way in which a bearer token is bad, or always the same one. */
  bearerTexts: ['distinct', 'generic'],
  /** §12.3: an unknown path under the org. A known path with a wrong method is always 405 E0000022. */
  unknownPath: ['E0000008', 'E0000022', 'E0000007'],
  /** §3.1: a management call without any Authorization header. */
  noAuthorization: ['E0000005', 'E0000011'],
  /** §12.4: whether an instance created through the API starts with SUPER_ADMIN. */
  newInstanceIsSuperAdmin: [true, false],
  /** §12.6: `okta.` and a name that does not exist. */
  oktaTypo: ['no_matching_scope', 'illegal_custom_scope'],
  /** §12.7: a list call of a client that holds the scope but no admin role. */
  roleMissingOnLists: ['forbidden', 'empty'],
  /** §12.10: `okta.x.read` requested while only `okta.x.manage` is granted. */
  readUnderManage: ['literal', 'implied'],
  /** §12.8: a DPoP proof of a client that is not asked for one, an integration for instance: its token is bound to the key, or the proof is not looked at. */
  unaskedProof: ['bound', 'ignored'],
  /** FACTS-D §21.2: the keys of an app as an array (schema), as `{"keys":[…]}` (model of Okta's SDK for Node) or `{"jwks":{"keys":[…]}}` (example). */
  jwksList: ['array', 'keys', 'jwks'],
  /** FACTS-D §15: an API token that is used from outside its network zones. */
  apiTokenOutsideZone: ['E0000006', 'E0000011'],
  /** The answer to a pushed authorization request: RFC 9126 and its clients have 201, Okta's specification 200, as it has elsewhere where 201 was captured (FACTS-D §22). */
  parStatus: [201, 200],
  /** §12.11: the historic integrator figures, or those seen live in 2026 (the workforce table). */
  integratorFigures: ['historic', 'live'],
  /**
   * §1.5, §18: a rule of a custom server fits but for its scopes. Some allowed: captured with the denied ones listed; none: reported as no
   * matching policy. Or always as if no rule was there, or with the text that there is for none.
   */
  scopeOutsideRule: ['scope_denied', 'no_matching_policy', 'no_scope_allowed'],
} as const satisfies Record<string, readonly (string | number | boolean)[]>;

/** What a person decides with each. */
const SWITCH_MEANINGS: Readonly<Record<SwitchName, string>> = {
  unknownClientStatus: 'status of an unknown client_id at the token endpoint',
  unknownClientBody: 'shape of that error',
  basicEncoding: 'client ID and secret in Basic as they are, form-encoded (RFC 6749 §2.3.1), or either',
  clientIdBesideBasic: 'the same client_id in the body as in Basic; another one is always refused',
  bearerTexts: 'one text for each way in which a token is bad, or one for all',
  unknownPath: 'a path that does not exist',
  noAuthorization: 'an API call without any Authorization header',
  newInstanceIsSuperAdmin: 'an integration made through the API starts with SUPER_ADMIN',
  oktaTypo: 'a scope okta.… that does not exist',
  roleMissingOnLists: 'a list call with the scope, but no admin role',
  readUnderManage: 'okta.x.read asked for while only okta.x.manage is granted',
  unaskedProof: 'a DPoP proof that the app does not demand: the token is bound to its key, or the proof is ignored',
  jwksList: 'the list of the public keys of an app: an array, an object with keys, or one with jwks',
  apiTokenOutsideZone: 'an API token that is used from outside its network zones',
  parStatus: 'status of the answer to a pushed authorization request',
  integratorFigures: 'rate limits of --rate-limits integrator: as once documented, or as seen in 2026',
  scopeOutsideRule: 'a rule of a custom server fits but for its scopes',
};

type Values = typeof SWITCH_VALUES;
export type SwitchName = keyof Values;
export type Switches = { [Name in SwitchName]: Values[Name][number] };

export const DEFAULT_SWITCHES: Switches = {
  unknownClientStatus: 401,
  unknownClientBody: 'management',
  basicEncoding: 'either',
  clientIdBesideBasic: 'refused',
  bearerTexts: 'distinct',
  unknownPath: 'E0000008',
  noAuthorization: 'E0000005',
  newInstanceIsSuperAdmin: true,
  oktaTypo: 'no_matching_scope',
  roleMissingOnLists: 'forbidden',
  readUnderManage: 'literal',
  unaskedProof: 'bound',
  jwksList: 'array',
  apiTokenOutsideZone: 'E0000006',
  parStatus: 201,
  integratorFigures: 'historic',
  scopeOutsideRule: 'scope_denied',
};

/** What a text of the form `name=value` sets, or a sentence that says what is wrong with it. */
export function parseSwitch(text: string): { set: Partial<Switches> } | { fault: string } {
  const cut = text.indexOf('=');
  if (cut < 1) return { fault: `"${text}" is not of the form name=value.` };
  const name = text.slice(0, cut);
  if (!isSwitchName(name)) {
    return { fault: `There is no switch "${name}". The switches are ${Object.keys(SWITCH_VALUES).join(', ')}.` };
  }
  const values: readonly (string | number | boolean)[] = SWITCH_VALUES[name];
  const value = values.find((one) => String(one) === text.slice(cut + 1));
  if (value === undefined) return { fault: `The switch ${name} can be ${values.map(String).join(' or ')}.` };
  return { set: { [name]: value } };
}

const isSwitchName = (name: string): name is SwitchName => Object.hasOwn(SWITCH_VALUES, name);

/** Each as `name=first|other`, the default first, and what it is about: for `scopebench sandbox --help`. */
export const describeSwitches = (): { values: string; meaning: string }[] =>
  Object.keys(SWITCH_VALUES)
    .filter(isSwitchName)
    .map((name) => ({ values: `${name}=${SWITCH_VALUES[name].join('|')}`, meaning: SWITCH_MEANINGS[name] }));
