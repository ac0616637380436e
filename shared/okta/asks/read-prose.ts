// Prose of a vendor ("reads users and groups, deactivates users") as operations, with how well each was understood. Total and pure. What
// is not understood is returned as that: it is a question to the vendor, and never counts as a need.
import { type Act, type Noun, nounOf, PHRASES, verbOf } from './prose-words.ts';

export const SAID_CONFIDENCES = ['certain', 'likely', 'uncertain'] as const;
export type SaidConfidence = (typeof SAID_CONFIDENCES)[number];

export interface ProseMatch {
  operationId: string;
  /** `certain`: its own name. `likely`: a verb and a noun that mean it. `uncertain`: the verb may mean something else. */
  confidence: SaidConfidence;
  /** The part of the text. */
  from: string;
}

export interface NotTaken {
  text: string;
  /** `negated`: it says what is not done. */
  why: 'not-understood' | 'no-operation' | 'negated';
}

export interface Prose {
  matches: ProseMatch[];
  notTaken: NotTaken[];
}

const NEGATED = /\b(?:not|never|no|without|cannot|can't|doesn't|don't|won't)\b/;
/** Words that carry nothing; what is left of a part without them decides whether there is something to ask about. */
const EMPTY_WORDS = new Set(
  'a all also an and any are as at be by can does each every for from has have in into is it its needs of okta on only or org our own please that the their these they this to via want wants we which will with your'.split(
    ' ',
  ),
);
const OPERATION_ID = /^[a-z]+(?:[A-Z][A-Za-z0-9]*)+$/;

/** `isOperation`: whether the catalogue has an operation of this id. */
export function readProse(text: string, isOperation: (id: string) => boolean): Prose {
  const matches: ProseMatch[] = [];
  const notTaken: NotTaken[] = [];
  for (const sentence of text.split(/[.;!?](?=\s|$)|[\n\r]+/)) {
    const whole = sentence.replace(/^\s*(?:[-*+•·‣–—]|\d+[.)])\s+/u, '').trim();
    if (whole === '') continue;
    // Verbs go on over commas: "creates, updates and deletes users".
    let verbs: Verb[] = [];
    for (const part of partsOf(whole)) {
      if (NEGATED.test(part.toLowerCase())) {
        notTaken.push({ text: part, why: 'negated' });
        verbs = [];
        continue;
      }
      const read = readPart(part, verbs, isOperation);
      verbs = read.verbs;
      matches.push(...read.matches);
      if (read.problem) notTaken.push({ text: part, why: read.problem });
    }
  }
  return { matches, notTaken };
}

interface Verb {
  word: string;
  act: Act | 'vague';
  /** A noun followed it: the next verb begins a list of its own. */
  used: boolean;
}

interface ReadPart {
  matches: ProseMatch[];
  verbs: Verb[];
  problem: NotTaken['why'] | null;
}

/** Where a list goes on is decided by its verbs, so that "and" does not end a part in "users and groups". */
const partsOf = (sentence: string): string[] =>
  sentence
    .split(/,|\s+(?:and\s+)?then\s+|\s+as well as\s+|\s+but\s+/)
    .flatMap((part) => splitAtVerb(part))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** "reads users and deactivates apps" are two parts, "creates and updates users" is one. */
function splitAtVerb(part: string): string[] {
  const pieces = part.split(/\s+and\s+/);
  const parts: string[] = [];
  for (const piece of pieces) {
    const before = parts.at(-1);
    const first = wordsOf(piece)[0];
    const goesOn = before !== undefined && (first === undefined || verbOf(first) === null || endsInVerb(before));
    if (goesOn && !startsUnknown(piece)) parts[parts.length - 1] = `${before} and ${piece}`;
    else parts.push(piece);
  }
  return parts;
}

const endsInVerb = (part: string): boolean => verbOf(wordsOf(part).at(-1) ?? '') !== null;

/** "and frobnicates widgets" is a part of its own: nothing in it is known, so it is not hidden behind what is. */
const startsUnknown = (piece: string): boolean => {
  const words = wordsOf(piece).filter((word) => !EMPTY_WORDS.has(word));
  return words.length > 1 && words.every((word, at) => verbOf(word) === null && nounAt(words, at) === null);
};

const wordsOf = (part: string): string[] => part.toLowerCase().match(/[a-z][\w'-]*/g) ?? [];

function readPart(part: string, carried: readonly Verb[], isOperation: (id: string) => boolean): ReadPart {
  const ids = part.match(/[A-Za-z][A-Za-z0-9]*/g)?.filter((word) => OPERATION_ID.test(word) && isOperation(word)) ?? [];
  const matches: ProseMatch[] = ids.map((operationId) => ({ operationId, confidence: 'certain', from: part }));
  let rest = part.toLowerCase();
  for (const id of ids) rest = rest.replace(id.toLowerCase(), ' ');
  for (const { words, operations } of PHRASES) {
    const without = rest.replace(words, ' ');
    if (without === rest) continue;
    rest = without;
    matches.push(...operations.map((operationId): ProseMatch => ({ operationId, confidence: 'likely', from: part })));
  }
  const { pairs, verbs } = pairsOf(wordsOf(rest), carried);
  for (const { verb, noun } of pairs) matches.push(...matchesOf(verb, noun, part, isOperation));
  const left = wordsOf(rest).filter((word) => !EMPTY_WORDS.has(word));
  const openVerb = verbs.some(({ used }) => !used);
  const problem =
    matches.length > 0 || left.length === 0 || (openVerb && left.every((word) => verbOf(word) !== null))
      ? null
      : pairs.length > 0
        ? 'no-operation'
        : 'not-understood';
  return { matches, verbs, problem };
}

function pairsOf(
  words: readonly string[],
  carried: readonly Verb[],
): { pairs: { verb: Verb; noun: Noun }[]; verbs: Verb[] } {
  const pairs: { verb: Verb; noun: Noun }[] = [];
  // A verb that has had its noun goes on only where the part has none of its own: "reads users, groups".
  const hasOwn = words.some((word) => verbOf(word) !== null);
  let verbs = carried.filter(({ used }) => !used || !hasOwn);
  for (let at = 0; at < words.length; at++) {
    const found = nounAt(words, at);
    const passive = found === null ? null : passiveVerb(words, at + found.length);
    if (found !== null && passive !== null) {
      pairs.push({ verb: passive.verb, noun: found.noun });
      verbs = [];
      at = passive.at;
    } else if (found !== null) {
      at += found.length - 1;
      // "the app deactivates users": who does it, not what it is done to.
      if (verbOf(words[at + 1] ?? '') !== null) continue;
      for (const verb of verbs) pairs.push({ verb, noun: found.noun });
      verbs = verbs.map((verb) => ({ ...verb, used: true }));
    } else {
      const word = words[at] ?? '';
      const act = verbOf(word);
      if (act === null) continue;
      if (verbs.some(({ used }) => used)) verbs = [];
      verbs.push({ word, act, used: false });
    }
  }
  return { pairs, verbs };
}

const IS = new Set(['is', 'are', 'be', 'get', 'gets', 'being']);

/** "users are (only) read": the verb behind the noun, with its place. */
function passiveVerb(words: readonly string[], at: number): { verb: Verb; at: number } | null {
  if (!IS.has(words[at] ?? '')) return null;
  for (const next of [at + 1, at + 2]) {
    const word = words[next] ?? '';
    const act = verbOf(word);
    if (act !== null) return { verb: { word, act, used: true }, at: next };
  }
  return null;
}

/** The noun of two words before that of one. */
function nounAt(words: readonly string[], at: number): { noun: Noun; length: number } | null {
  const two = at + 1 < words.length ? nounOf(`${words[at]} ${words[at + 1]}`) : null;
  if (two !== null) return { noun: two, length: 2 };
  const one = nounOf(words[at] ?? '');
  return one === null ? null : { noun: one, length: 1 };
}

function matchesOf({ act }: Verb, noun: Noun, from: string, isOperation: (id: string) => boolean): ProseMatch[] {
  const ids = act === 'vague' ? Object.values(noun.acts).flat() : (noun.acts[act] ?? []);
  return ids
    .filter(isOperation)
    .map((operationId) => ({ operationId, confidence: act === 'vague' ? 'uncertain' : 'likely', from }));
}
