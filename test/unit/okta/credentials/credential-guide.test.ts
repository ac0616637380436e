// Choosing a way to authorise: every way through the questions ends with a kind that has its reasons.
import { expect, test } from 'vitest';
import {
  FIRST_QUESTION,
  GUIDE_QUESTIONS,
  GUIDE_RESULTS,
  type GuideQuestionId,
} from '../../../../shared/okta/credentials/credential-guide.ts';
import { CREDENTIAL_KINDS, type CredentialKind } from '../../../../shared/okta/credentials/credential-kinds.ts';

/** Every way from a question on, as the labels of its answers, with where it ends. */
function waysFrom(id: GuideQuestionId): [string[], CredentialKind][] {
  return GUIDE_QUESTIONS[id].answers.flatMap(({ label, leadsTo }): [string[], CredentialKind][] =>
    'result' in leadsTo
      ? [[[label], leadsTo.result]]
      : waysFrom(leadsTo.question).map(([labels, kind]) => [[label, ...labels], kind]),
  );
}
const ways = waysFrom(FIRST_QUESTION);

test('every kind but a pasted token is reached, each with reasons and with what to watch', () => {
  const reached = new Set(ways.map(([, kind]) => kind));
  expect(CREDENTIAL_KINDS.filter(({ id }) => !reached.has(id)).map(({ id }) => id)).toEqual(['access-token']);
  for (const kind of reached) {
    expect(GUIDE_RESULTS[kind]?.because.length, kind).toBeGreaterThan(0);
    expect(GUIDE_RESULTS[kind]?.mind.length, kind).toBeGreaterThan(0);
  }
});

test('no way is longer than four questions, and an API token is the last resort', () => {
  expect(Math.max(...ways.map(([labels]) => labels.length))).toBeLessThanOrEqual(4);
  const tokens = ways.filter(([, kind]) => kind === 'api-token').map(([labels]) => labels.at(-1));
  expect(tokens).toEqual([expect.stringMatching(/^No: it sends a fixed header/)]);
});
