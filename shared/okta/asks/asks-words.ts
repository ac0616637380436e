// The words of each standing of an asked scope, the same on the page and in the terminal, and why a part of a text was not taken.
import type { NotTaken } from './read-prose.ts';
import type { AskStanding } from './vendor-asks.ts';

interface StandingFacts {
  label: string;
  /** A sentence that says what it means. */
  text: string;
  colour: 'red' | 'amber' | 'green' | 'grey';
}

export const STANDING_FACTS: Record<AskStanding, StandingFacts> = {
  over: { label: 'too much', text: 'Nothing of what is described needs it.', colour: 'red' },
  broader: { label: 'too broad', text: 'Less would do.', colour: 'red' },
  redundant: { label: 'redundant', text: 'Another scope of the list contains it.', colour: 'amber' },
  retired: { label: 'retired', text: 'Okta does not have it any more.', colour: 'amber' },
  'user-only': { label: 'users only', text: 'Only the token of a person may hold it.', colour: 'amber' },
  unknown: { label: 'unknown', text: 'Okta documents no such scope.', colour: 'amber' },
  unclear: { label: 'unclear', text: 'What is described may need it: ask which operation.', colour: 'amber' },
  needed: { label: 'needed', text: 'What is described needs exactly it.', colour: 'green' },
  'no-api': { label: 'sign-in', text: 'A scope of signing in: it opens nothing of the API.', colour: 'grey' },
  open: { label: 'not judged', text: 'Nothing is known of what the integration does.', colour: 'grey' },
};

export const NOT_TAKEN_WORDS: Record<NotTaken['why'], string> = {
  'not-understood': 'not understood',
  'no-operation': 'no operation of the catalogue does this',
  negated: 'says what it does not do',
};
