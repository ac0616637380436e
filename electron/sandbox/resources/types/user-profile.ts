// The base profile of a user and the rules that Okta checks when one is written. Texts as Okta words them (FACTS §3.2).
import type { Exchange } from '../../http/exchange.ts';
import { refuse } from '../../http/okta-error.ts';
import type { Entity } from '../../store.ts';
import { type Fields, isFields } from '../behaviour.ts';

/** Names of the attributes that a user has; there are no custom ones here. */
export const PROFILE_PROPERTIES: ReadonlySet<string> = new Set([
  'login',
  'email',
  'secondEmail',
  'firstName',
  'lastName',
  'middleName',
  'honorificPrefix',
  'honorificSuffix',
  'title',
  'displayName',
  'nickName',
  'profileUrl',
  'primaryPhone',
  'mobilePhone',
  'streetAddress',
  'city',
  'state',
  'zipCode',
  'countryCode',
  'postalAddress',
  'preferredLanguage',
  'locale',
  'timezone',
  'userType',
  'employeeNumber',
  'costCenter',
  'organization',
  'division',
  'department',
  'managerId',
  'manager',
]);
const REQUIRED = ['login', 'email', 'firstName', 'lastName'];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Check a whole profile, as it would be stored. `self` is the user that it belongs to, when it exists already. */
export function checkProfile(
  exchange: Exchange,
  profile: unknown,
  users: Entity[],
  self?: Entity,
): asserts profile is Fields {
  if (!isFields(profile)) refuse(exchange, 'E0000001', 'profile', ['profile: The field cannot be left blank']);
  const strange = Object.keys(profile).find((name) => !PROFILE_PROPERTIES.has(name));
  if (strange !== undefined) {
    refuse(exchange, 'E0000001', self ? 'user' : 'newUser', [`Property name '${strange}' is not defined in profile`]);
  }
  const faults: string[] = [];
  for (const name of REQUIRED) {
    const value = profile[name];
    if (value === undefined || value === null || value === '') faults.push(`${name}: The field cannot be left blank`);
    else if (typeof value === 'string' && value.length > 100) faults.push(`${name}: The field is too long`);
  }
  for (const [name, value] of Object.entries(profile))
    if (typeof (value ?? '') !== 'string') faults.push(`${name}: The value must be a string`);
  if (typeof profile.login === 'string' && profile.login !== '' && !EMAIL.test(profile.login)) {
    faults.push('login: Username must be in the form of an email address');
  }
  if (typeof profile.email === 'string' && profile.email !== '' && !EMAIL.test(profile.email)) {
    faults.push('email: Does not match required pattern');
  }
  const login = String(profile.login).toLowerCase();
  const taken = users.some((user) => user !== self && loginOf(user) === login);
  if (faults.length === 0 && taken)
    faults.push('login: An object with this field already exists in the current organization');
  if (faults.length > 0) refuse(exchange, 'E0000001', faults[0]?.split(':')[0], faults);
}

export function loginOf(user: Entity): string {
  return isFields(user.profile) ? String(user.profile.login).toLowerCase() : '';
}
