// Real tokens that a person gives for test cases. Each has to be what it is given for: one that still is valid would make an API that
// checks exp look as if it did not, and the other way round.
import { decodeToken, type TokenView } from '../../../shared/okta/wire-text/token-view.ts';
import type { GivenTokens } from '../../../shared/runs/protect/protect-events.ts';
import type { ShownBy, TestCaseId } from '../../../shared/runs/protect/test-cases.ts';
import { BenchError } from '../errors.ts';

export interface GivenToken {
  case: TestCaseId;
  raw: string;
  shownBy: ShownBy;
  how: string;
}

type Name = Exclude<keyof GivenTokens, 'good'>;

interface GivenRule {
  case: TestCaseId;
  called: string;
  /** Why it is not what it is given for; null when it may be. */
  fault(token: TokenView, good: TokenView, now: number): string | null;
}

const RULES: Record<Name, GivenRule> = {
  expired: {
    case: 'expired',
    called: 'expired',
    fault: ({ expiresAt }, _good, now) =>
      expiresAt === null
        ? 'has no exp'
        : expiresAt > now
          ? `is valid until ${new Date(expiresAt).toISOString()}`
          : null,
  },
  otherServer: {
    case: 'wrong-issuer',
    called: 'from another server',
    fault: ({ payload }, good) =>
      payload?.iss === good.payload?.iss ? 'is of the same issuer as the good token' : null,
  },
  wrongScope: {
    case: 'wrong-scope',
    called: 'without the scope',
    fault: ({ scopes }, good) =>
      good.scopes !== null && good.scopes.length > 0 && good.scopes.every((scope) => scopes?.includes(scope))
        ? 'has every scope of the good token'
        : null,
  },
  idToken: {
    case: 'id-token',
    called: 'an ID token',
    fault: ({ scopes, payload }) =>
      scopes !== null || payload?.cid !== undefined ? 'is an access token: it has scp or cid' : null,
  },
};

/** `now`: epoch ms. Throws INVALID_INPUT for one that is not what it is given for. */
export function checkGiven(given: GivenTokens, goodToken: string, now: number): GivenToken[] {
  const good = decodeToken(goodToken);
  return (Object.keys(RULES) as Name[]).flatMap((name) => {
    const raw = bareToken(given[name]);
    if (raw === null) return [];
    const rule = RULES[name];
    const token = decodeToken(raw);
    const fault = token.readable ? rule.fault(token, good, now) : 'cannot be read as a JWT';
    if (fault !== null)
      throw new BenchError('INVALID_INPUT', `The token that is given as ${rule.called} ${fault}.`, {
        meaning: 'What the API answers to it would be taken for something that it does not show.',
        fix: 'Give one that is, or leave it out: then one is made, and it is said what its refusal shows.',
      });
    return [{ case: rule.case, raw, ...shows(rule.case, token, good, now) }];
  });
}

/** The token alone: people copy it with its scheme. Null for none. */
export function bareToken(text: string | undefined): string | null {
  const bare = (text ?? '').trim().replace(/^(?:bearer|dpop)\s+/i, '');
  return bare === '' ? null : bare;
}

/** A real one that is wrong in exactly one way shows that way. */
function shows(id: TestCaseId, token: TokenView, good: TokenView, now: number): Pick<GivenToken, 'shownBy' | 'how'> {
  const same = (name: string) => JSON.stringify(token.payload?.[name]) === JSON.stringify(good.payload?.[name]);
  const ended = (token.expiresAt ?? 0) <= now;
  const others = [
    ...(id !== 'wrong-issuer' && !same('iss') ? ['its issuer is another'] : []),
    ...(id === 'wrong-issuer' ? ['it is signed by another server'] : []),
    ...(id !== 'id-token' && !same('aud') ? ['its audience is another'] : []),
    ...(id !== 'expired' && ended ? ['it has expired'] : []),
  ];
  return others.length === 0
    ? { shownBy: 'check', how: 'A real token that you gave.' }
    : { shownBy: 'one-of', how: `A real token that you gave; beside that, ${others.join(', ')}.` };
}
