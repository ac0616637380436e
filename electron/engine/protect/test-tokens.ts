// The tokens of a run against one's own API, a token a case, each with how it was made and so what its refusal shows. Real ones come
// first: those that a person gave, then those that the sandbox org signs with one thing wrong; the rest is made of the good one.
import type { GivenTokens, MadeToken } from '../../../shared/runs/protect/protect-events.ts';
import { TEST_CASE_IDS, type TestCaseId, testCase } from '../../../shared/runs/protect/test-cases.ts';
import { checkGiven } from './check-given.ts';
import { createTokenForge, type ForgedCase } from './forge-token.ts';

export interface TestToken extends MadeToken {
  /** Null where none is sent. */
  raw: string | null;
}

export interface TestTokensPorts {
  good: { raw: string; origin: 'granted' | 'given'; how: string };
  given: GivenTokens;
  /** Signed by the authorization server itself, with the one fault of the case; null where no server does that. */
  mint(id: TestCaseId): Promise<string | null>;
  /** By the clock of the authorization server, epoch ms. */
  now: number;
}

/** Needs no key: what is wrong with it is exactly what the case is about. */
const EXACT: readonly TestCaseId[] = ['garbage', 'alg-none', 'tampered', 'foreign-key'];

const HOW: Record<ForgedCase, string> = {
  garbage: 'Random text.',
  'alg-none': 'The good token with alg: none in its header, and without a signature.',
  tampered: 'The good token with another sub and one scope more, and its old signature.',
  'foreign-key': 'The claims and the key ID of the good token, signed with a key of the bench.',
  expired: 'The good token with exp an hour ago, signed with a key of the bench.',
  'not-yet-valid': 'The good token with nbf in an hour, signed with a key of the bench.',
  'wrong-audience': 'The good token with another aud, signed with a key of the bench.',
  'wrong-issuer': 'The good token with another iss, signed with a key of the bench.',
  'wrong-scope': 'The good token with another scp, signed with a key of the bench.',
  'id-token': 'The claims of an ID token, signed with a key of the bench.',
};

/** One for each case, in their order. Throws INVALID_INPUT for a given one that is not what it is given for. */
export async function makeTestTokens({ good, given, mint, now }: TestTokensPorts): Promise<TestToken[]> {
  const checked = checkGiven(given, good.raw, now);
  const forge = await createTokenForge(good.raw, now);
  const tokens: TestToken[] = [];
  for (const id of TEST_CASE_IDS) {
    const real = checked.find((one) => one.case === id);
    if (id === 'good-token')
      tokens.push({ case: id, raw: good.raw, origin: good.origin, shownBy: 'check', how: good.how });
    else if (id === 'no-token')
      tokens.push({ case: id, raw: null, origin: 'none', shownBy: 'check', how: 'No Authorization header.' });
    else if (real) tokens.push({ ...real, origin: 'given' });
    else tokens.push(await made(id, mint, (forged) => forge.make(forged)));
  }
  return tokens;
}

async function made(
  id: ForgedCase,
  mint: TestTokensPorts['mint'],
  forge: (id: ForgedCase) => Promise<string>,
): Promise<TestToken> {
  if (EXACT.includes(id)) {
    const origin = id === 'garbage' ? 'none' : id === 'foreign-key' ? 'forged' : 'changed';
    return { case: id, raw: await forge(id), origin, shownBy: 'check', how: HOW[id] };
  }
  const minted = await mint(id);
  if (minted !== null)
    return {
      case: id,
      raw: minted,
      origin: 'minted',
      shownBy: 'check',
      how: `The sandbox org signed it, as ${testCase(id).sends}: nothing else is wrong with it.`,
    };
  return { case: id, raw: await forge(id), origin: 'forged', shownBy: 'signature', how: HOW[id] };
}
