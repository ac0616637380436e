// One word, one meaning, and plain English of the field: words that were used as odd synonyms stay out of code, texts and
// file names. `proof` is DPoP's word alone (RFC 9449), beside the name of PKCE. Data, fixtures and the changelog are as they are.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Word → what to write instead. */
const OUT: readonly (readonly [RegExp, string])[] = [
  [/(?<!\w)(?:un)?(?:proofs?|prove[nds]?)(?!\w)/i, 'evidence, a mutation, to show, to check'],
  [
    /[a-z](?:Proofs?|Prove[nds]?)(?![a-z])|(?<![a-zA-Z])(?:proof|prove|proven)[A-Z]|PROOFS?(?![a-z])|PROVEN/,
    'evidence, a mutation',
  ],
  [/(?<![a-z])truths?(?![a-z])|Truths?(?![a-z])/, 'baseline, facts'],
  [/(?<!\w)(?:un)?told(?!\w)/i, 'shown, reported, said'],
  [/(?<![a-z])[Tt]old[A-Z]|[a-z]Told(?![a-z])|(?<![a-z])told-/, 'reported, observed'],
  [/(?<!\w)(?:anew|deeds?|happenings?)(?!\w)/i, 'again, an action, an event'],
  [/(?<!\w)(?:dear|dearer|sure)(?!\w)/i, 'expensive, certain'],
  [/(?<![a-zA-Z])(?:tells?|telling)(?![a-zA-Z])/i, 'to say, show, state, report, distinguish, know'],
  [/[a-z]Tells?(?![a-z])|(?<![a-zA-Z])tells?[A-Z]/, 'to say, show, report'],
  [/(?<![a-zA-Z])came(?![a-zA-Z])/i, 'received, arrived, returned, actual, was'],
  [/[a-z]Came(?![a-z])|(?<![a-zA-Z])came[A-Z]/, 'received, actual'],
  [
    /(?<!\w)(?:has|have|had|will) come(?! from)(?!\w)|(?<!\w)(?:as|while) (?:it|they) comes?(?!\w)/i,
    'to arrive, to be received',
  ],
  [
    /(?<!\w)(?:comes?|coming) (?:of|up|along|whole|late|later|twice|back|to life|to the front)(?!\w)/i,
    'to result, to return',
  ],
  [/(?<!\w)nothing (?:more )?comes(?!\w)/i, 'nothing is received'],
  [
    /(?<!\w)stands? (?:in (?:an?|the(?! way))|beside|behind|before|between|against|there|here|by|under|above|below|inside|on|at|first)(?!\w)/i,
    'is, is given, is shown, precedes, follows',
  ],
  [/(?<!\w)lies? (?:in|on|at|under|above|before|ahead|over|there)(?!\w)/i, 'is'],
  [/(?<!\w)(?:deems?|whence|thereof|thereby|(?:and|or) the like|(?:its|their) like)(?!\w)/i, 'similar, of it, so'],
  [
    /(?<!\w)(?:ways in(?! which)|for want of|at hand|says? nothing of)(?!\w)/i,
    'credentials, without, available, about',
  ],
];

/** A file that is about DPoP has its words. */
const ABOUT_DPOP = /dpop/i;
const DPOP_WORDS = /prove|proof/i;

/** Where a word is right: what is quoted from others. */
const RIGHT: readonly (readonly [file: RegExp, words: RegExp, reason: string])[] = [
  [
    /FIDELITY\.md$|^docs\/ERRORS\.md$|error-cases\/|sandbox\/tokens\/token-errors|^shared\/okta\/error-/,
    /proof/i,
    'DPoP, and the name of PKCE',
  ],
  [/errors\/published\/|sign-in\/tokens-of-people/, /sure|proof|come back/i, "Okta's own texts"],
  [/explain\.test\.ts$|catalogue\.test\.ts$|traffic\.test\.ts$/, /dear/i, 'the beginning of a letter'],
  [
    /former-names|limits-document\.ts$|error-lab-document\.ts$|tenant-list\.ts$|stored-runs\.ts$/,
    /told|truths|proven/i,
    'former names of stored fields',
  ],
  [/^electron\/cli\/commands\/|^test\/cli\//, /prove/i, 'former names of options'],
  [/submission-fields\.ts$/, /tell/i, "a label of Okta's wizard"],
];

const isText = /\.(ts|tsx|mjs|css|html|md)$/;
const isLeftOut = /^(CHANGELOG\.md|README\.md|resources\/|test\/fixtures\/|test\/unit\/words\.test\.ts$)/;
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => isText.test(file) && !isLeftOut.test(file));

test('no file says it in other words', () => {
  const found = files.flatMap((file) => {
    const text = read(file);
    if (text === null || !OUT.some(([word]) => word.test(text) || word.test(file))) return [];
    const right = RIGHT.filter(([where]) => where.test(file)).map(([, words]) => words);
    if (ABOUT_DPOP.test(`${file}\n${text}`)) right.push(DPOP_WORDS);
    return [file, ...text.split('\n')].flatMap((line, index) =>
      OUT.flatMap(([word, instead]) => {
        const hit = word.exec(line)?.[0];
        return hit === undefined || right.some((words) => words.test(hit))
          ? []
          : [`${file}:${index}: ${hit} → ${instead}`];
      }),
    );
  });
  expect(found).toEqual([]);
});

/** Null: it was removed and is still listed. */
function read(file: string): string | null {
  try {
    return readFileSync(`${root}/${file}`, 'utf8');
  } catch {
    return null;
  }
}
