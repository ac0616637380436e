// What a token, or the userinfo endpoint, says of a person, scope by scope (FACTS §18): the claims of OpenID Connect, from the profile of the user.
import type { Org } from '../org.ts';
import { valueAt } from '../resources/behaviour.ts';
import { groupsOf } from '../resources/types/memberships.ts';
import type { Entity } from '../store.ts';

type Claims = Record<string, unknown>;

export function personClaims(org: Org, user: Entity, scopes: readonly string[]): Claims {
  const claims: Claims = {};
  const read = (name: string): unknown => valueAt(user, `profile.${name}`) ?? undefined;
  if (scopes.includes('profile'))
    Object.assign(claims, {
      name: `${read('firstName')} ${read('lastName')}`,
      nickname: read('nickName'),
      preferred_username: read('login'),
      given_name: read('firstName'),
      middle_name: read('middleName'),
      family_name: read('lastName'),
      profile: read('profileUrl'),
      zoneinfo: read('timezone'),
      locale: read('locale'),
      updated_at: Math.floor(Date.parse(String(user.lastUpdated)) / 1000),
    });
  if (scopes.includes('email')) Object.assign(claims, { email: read('email'), email_verified: true });
  if (scopes.includes('address'))
    claims.address = {
      street_address: read('streetAddress'),
      locality: read('city'),
      region: read('state'),
      postal_code: read('zipCode'),
      country: read('countryCode'),
    };
  if (scopes.includes('phone')) claims.phone_number = read('primaryPhone');
  if (scopes.includes('groups')) claims.groups = groupsOf(org, user.id).map((group) => valueAt(group, 'profile.name'));
  return Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
}

/** What is left of them in an id token that comes with an access token: the rest is at the userinfo endpoint (FACTS §16.1). */
const THIN = ['name', 'preferred_username', 'email'];

export const thin = (claims: Claims): Claims =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => THIN.includes(name)));
