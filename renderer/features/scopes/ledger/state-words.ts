// The five states of a ledger entry in words, for the titles of the table and the detail.
import type { LedgerEntry, STALE_REASONS } from '../../../../shared/model/ledger.ts';
import { isEmptyAnswer } from '../../../../shared/okta/scopes/scope-evidence.ts';
import { formatExact } from '../../../ui/values/format.ts';
import type { Mark } from './StateMark.tsx';

export interface StateWords {
  mark: Mark;
  words: string;
  title?: string;
}

type StaleReason = (typeof STALE_REASONS)[number];

const STALE_WORDS: Record<StaleReason, string> = {
  'secret-changed': 'the secret was changed since',
  'registered-changed': 'the registered scopes were changed since',
  'catalogue-changed': 'the catalogue was changed since',
};

/** What follows from it, for the detail. */
export const STALE_MEANS: Record<StaleReason, string> = {
  'secret-changed': 'The client or its secret was changed since: what this one is granted may differ.',
  'registered-changed': 'The registered scopes were changed since: the org may grant more or less now.',
  'catalogue-changed': 'The catalogue was changed since: the call that showed it may demand other scopes now.',
};

export const staleSentence = (reasons: readonly StaleReason[]): string =>
  `Stale: ${reasons.map((reason) => STALE_WORDS[reason]).join(', and ')}. Request a token and send again.`;

export const catalogueState = ({ inCatalogue }: LedgerEntry): StateWords =>
  inCatalogue ? { mark: 'yes', words: 'in the catalogue' } : { mark: 'nothing', words: 'not in the catalogue' };

export function registeredState({ registered }: LedgerEntry): StateWords {
  if (registered === null)
    return {
      mark: 'unknown',
      words: 'registered is not known',
      title: 'No registered scopes are noted for this credential',
    };
  return registered ? { mark: 'yes', words: 'registered' } : { mark: 'nothing', words: 'not registered' };
}

/** What a list that was empty leaves open; null where nothing is. */
export const emptyListWords = (effective: NonNullable<LedgerEntry['effective']>): string | null =>
  isEmptyAnswer(effective)
    ? 'The scope was accepted, and the list was empty: nothing is there, or the admin role is missing.'
    : null;

export function effectiveTitle(effective: NonNullable<LedgerEntry['effective']>): string {
  const { method, path, confidence } = effective;
  const doubt = emptyListWords(effective) ?? (confidence === 'certain' ? '' : `This is ${confidence}.`);
  return [`${method} ${path}.`, doubt, 'Click to see the exchange.'].filter((part) => part !== '').join(' ');
}

export const requestedState = ({ requested }: LedgerEntry): StateWords =>
  requested
    ? { mark: 'yes', words: 'requested', title: `Requested ${formatExact(requested.at)}` }
    : { mark: 'nothing', words: 'never requested' };

export function grantedState({ granted, requested }: LedgerEntry): StateWords {
  if (granted === null)
    return {
      mark: requested ? 'unknown' : 'nothing',
      words: requested ? 'not known whether it is granted' : 'never granted',
      title: requested ? 'The answers so far do not show whether it is granted' : undefined,
    };
  return granted.granted
    ? { mark: 'yes', words: 'granted', title: `Granted ${formatExact(granted.at)}` }
    : { mark: 'no', words: 'refused', title: `Requested and not granted ${formatExact(granted.at)}` };
}
