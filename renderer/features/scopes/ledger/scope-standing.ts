// The lifecycle of a scope, in words: whether an integration can hold it, what became of it, what replaces it.
import type { ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';
import { parseScope } from '../../../../shared/okta/scopes/scope.ts';

export interface ScopeStanding {
  /** For the row. */
  word: string;
  /** For the detail. */
  text: string;
  /** False when it still works for an integration as it is. */
  warns: boolean;
}

const NOTES: Record<string, ScopeStanding> = {
  'factors-retired': {
    word: 'retired',
    text: 'Retired: no specification has it any more, and a registration made today cannot contain it.',
    warns: true,
  },
  'moved-to-oauth': {
    word: 'moved',
    text: 'Moved: its operations are in the specification of OAuth 2.0 now, under /oauth2/v1/clients. The name still works.',
    warns: false,
  },
  'self-user-only': {
    word: 'user only',
    text: 'For users only: a signed-in user’s token can hold it for the user’s own data. Client credentials are refused.',
    warns: true,
  },
  'myaccount-user-only': {
    word: 'user only',
    text: 'For users only: it belongs to MyAccount, where a user works on their own account. Client credentials are refused.',
    warns: true,
  },
  'openid-user-only': {
    word: 'user only',
    text: 'For users only: a scope of OpenID Connect says something about a signed-in user. Client credentials are refused.',
    warns: true,
  },
  'seen-outside-specs': {
    word: 'unlisted',
    text: 'Seen in the field and in no published specification, so it is not known what it opens.',
    warns: true,
  },
  'development-spec-only': {
    word: 'unlisted',
    text: 'Only in a specification under development: an org may not know it yet.',
    warns: true,
  },
  'access-gateway-host': {
    word: 'unlisted',
    text: 'For Okta Access Gateway, whose API has a host of its own.',
    warns: true,
  },
};

/** Null for a current scope that has nothing to report. */
export function standingOfScope(name: string, fact: ScopeFact | undefined): ScopeStanding | null {
  if (!fact) {
    const self = parseScope(name).self;
    return self
      ? (NOTES['self-user-only'] ?? null)
      : {
          word: 'unknown',
          text: 'Not in the catalogue. Names count with their case, and the org decides.',
          warns: true,
        };
  }
  return (fact.note === undefined ? undefined : NOTES[fact.note]) ?? null;
}
