// What a change would do, before it is sent: a warning in plain words, and a refusal where it would cut off a credential that the bench uses
// or the app as a whole. Page and engine ask the same; the engine with what the org has just said.
import type { AccessChange, AccessKey, AccessSecret, AppAccess, HeldAs } from '../../model/app-access.ts';
import type { HeldKind } from '../credentials/credential-kinds.ts';
import { adminRoleLabel } from './admin-roles.ts';

export interface ChangeRefusal {
  message: string;
  meaning: string;
  fix: string;
}

export interface ChangeJudgement {
  refused: ChangeRefusal | null;
  /** What happens with it, for whoever decides. */
  effect: string;
}

/** Scopes that the lists and changes of this page need: whoever revokes one from the app that asks cannot undo it from here. */
const OWN_SCOPES = /^okta\.(?:appGrants|roles|apps|oauthIntegrations)\./;

/** `own`: the app is the one behind the credential that asks. */
export function judgeChange(change: AccessChange, access: AppAccess, { own }: { own: boolean }): ChangeJudgement {
  const { parts } = access;
  switch (change.kind) {
    case 'grant':
      return allow(
        `The next token that requests ${change.scope} carries it; tokens that exist do not change. Grant what your product needs and no more.`,
      );
    case 'revoke':
      return allow(revokeEffect(scopeOfGrant(access, change.id), own));
    case 'assign-role':
      return allow(
        change.type === 'SUPER_ADMIN'
          ? 'With this role the app may do everything in the org that its scopes name, from its next call on, also with tokens that exist.'
          : `From its next call on the app may do what ${adminRoleLabel(change.type)} allows and its scopes name, also with tokens that exist.`,
      );
    case 'assign-custom-role':
      return allow(
        'From its next call on the app may do what the permissions of that role allow, on the resources of that set, also with tokens that exist.',
      );
    case 'remove-role':
      return allow(
        `From its next call on, what needs this role is refused with E0000006 or answered by an empty list, also with tokens that exist.${own ? ' This is the app that you ask with: afterwards it may be unable to assign the role again.' : ''}`,
      );
    case 'create-secret':
      return allow('Both secrets work until one of them is deactivated. The org keeps two at most.');
    case 'add-key':
    case 'add-held-key':
      return judgeAddedKey(itemsOf(parts.keys));
    case 'activate-secret':
    case 'activate-key':
      return allow('It works again at once.');
    case 'deactivate-secret':
      return judgeTurnedOff(SECRET, parts.secrets, change.id, access.unread);
    case 'deactivate-key':
      return judgeTurnedOff(KEY, parts.keys, change.id, access.unread);
    case 'delete-secret':
      return judgeDeleted(SECRET, itemsOf(parts.secrets), change.id);
    case 'delete-key':
      return judgeDeleted(KEY, itemsOf(parts.keys), change.id);
  }
}

const allow = (effect: string): ChangeJudgement => ({ refused: null, effect });

const itemsOf = <Item>(part: { state: 'read'; items: Item[] } | { state: 'refused' | 'none' }): Item[] =>
  part.state === 'read' ? part.items : [];

function scopeOfGrant({ parts }: AppAccess, id: string): string {
  return itemsOf(parts.grants).find((grant) => grant.id === id)?.scope ?? 'this scope';
}

function revokeEffect(scope: string, own: boolean): string {
  const until = `The next token no longer carries ${scope}; tokens that exist keep it until they end, an hour at most.`;
  return own && OWN_SCOPES.test(scope)
    ? `${until} This is the app that you ask with, and this page needs that scope: afterwards you cannot grant it again from here.`
    : until;
}

interface Words {
  one: HeldKind;
  /** What still works without it, or not. */
  off: string;
}

const SECRET: Words = {
  one: 'secret',
  off: 'Token requests with it are refused from now on. Tokens that exist live on, and it can be activated again.',
};
const KEY: Words = {
  one: 'key',
  off: 'Assertions that its private key signs are refused from now on. Tokens that exist live on, and it can be activated again.',
};

type Listed = Pick<AccessSecret | AccessKey, 'id' | 'active' | 'createdAt' | 'heldAs' | 'test'>;
type Part = AppAccess['parts']['secrets'] | AppAccess['parts']['keys'];

function judgeTurnedOff(words: Words, part: Part, id: string, unread: AppAccess['unread']): ChangeJudgement {
  const all = itemsOf<Listed>(part);
  const target = all.find((one) => one.id === id);
  const active = all.filter((one) => one.active);
  const refuse = (message: string, meaning: string, fix: string): ChangeJudgement => ({
    refused: { message, meaning, fix },
    effect: words.off,
  });
  if (part.state !== 'read')
    return refuse(
      `The ${words.one}s of the app could not be read.`,
      `So whether this is the only one, or one in use, is not known.`,
      'Put right what keeps the list from being read, and try again.',
    );
  if (target && !target.active) return allow(`This ${words.one} is inactive already.`);
  if (target && active.length === 1)
    return refuse(
      `This is the only active ${words.one} of the app.`,
      'Without it the app gets no tokens any more, and what uses it stops.',
      `Add a second ${words.one} first, and switch to it.`,
    );
  if (target?.heldAs?.inUse)
    return refuse(inUse(words, target.heldAs), STOPS, `Switch the credential to the other ${words.one} first.`);
  const unknown = unread.find(({ of, inUse: used }) => of === words.one && used);
  // One that is known to be in use shows that the credential does not use this one.
  if (unknown && !all.some((one) => one.heldAs?.credentialId === unknown.credentialId && one.heldAs.inUse))
    return refuse(
      `Whether ${unknown.credentialName} uses this ${words.one} is not known.`,
      `What is saved there could not be opened to be compared: ${unknown.why}`,
      'Put that right on the card of the credential, then read the list again.',
    );
  const untested = target && newerUntested(target, active);
  if (untested)
    return refuse(
      `The newer ${words.one} has not been tested.`,
      `Whether the org takes ${untested.label} of ${untested.credentialName} is not known in this session. If it does not, nothing is left that works.`,
      `Test the newer ${words.one} first: that is one token request with it.`,
    );
  return allow(words.off);
}

/** Of a rotation: what would be relied on after the old one is off is saved here, and no token was requested with it yet. */
function newerUntested(target: Listed, active: Listed[]): HeldAs | null {
  const others = active.filter((one) => one !== target && one.heldAs !== null);
  const newer = others.filter(({ createdAt }) => (createdAt ?? 0) > (target.createdAt ?? 0));
  const works = (one: Listed) => !newer.includes(one) || (one.test?.outcome === 'accepted' && one.test.active);
  return others.some(works) ? null : (newer[0]?.heldAs ?? null);
}

const STOPS = 'Its token requests would be refused at once.';
const inUse = ({ one }: Words, { credentialName }: HeldAs): string =>
  `${credentialName} uses this ${one} for its requests.`;

/** FACTS-D §13: one active key alone is found without a `kid`, of two each has to be named. */
function judgeAddedKey(keys: AccessKey[]): ChangeJudgement {
  const [only, second] = keys.filter(({ active }) => active);
  const taken = 'Assertions that its private key signs are taken at once.';
  if (!only || second) return allow(`${taken} The other keys stay as they are.`);
  const effect = `${taken} With two active keys Okta takes only what names its key by a kid: whatever signs without one is refused from now on.`;
  if (only.namesKid !== false) return allow(effect);
  const { label, credentialName } = only.heldAs ?? { label: 'The key', credentialName: 'this tenant' };
  return {
    refused: {
      message: `${label} of ${credentialName} signs without a kid.`,
      meaning: 'With two active keys Okta refuses such assertions: it cannot know which key signed them.',
      fix: `Save that private key as a JWK with "kid": ${JSON.stringify(only.kid ?? '')} in place of the present one, test it, and add the second key then.`,
    },
    effect,
  };
}

function judgeDeleted(words: Words, all: Listed[], id: string): ChangeJudgement {
  const target = all.find((one) => one.id === id);
  const effect = `It is gone for good: nothing can activate this ${words.one} again.`;
  if (!target?.active) return allow(effect);
  return {
    refused: {
      message: `This ${words.one} is active.`,
      meaning: 'Okta deletes inactive ones only, so that what still uses it shows while it can be activated again.',
      fix: 'Deactivate it first, wait until nothing fails, and delete it then.',
    },
    effect,
  };
}
