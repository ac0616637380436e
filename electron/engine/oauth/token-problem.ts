// What is wrong with the token that a run asked for, in a sentence: none, fewer scopes, or more than it was to have. A pasted token is what it is:
// leaving a scope out of the request changes nothing in it.
import type { TokenResult } from '../../../shared/model/token.ts';

/** Held although they were not asked for. */
export function scopesBeyond(granted: readonly string[], asked: readonly string[]): string[] {
  return granted.filter((scope) => !asked.includes(scope));
}

/** Null when nothing is wrong with it. `asked`: the scopes of the request. */
export function tokenProblem(result: TokenResult, asked: readonly string[]): string | null {
  if (result.outcome === 'granted') {
    const { granted, missing } = result.token;
    const more = scopesBeyond(granted, asked);
    if (missing.length > 0) return `The org did not grant ${missing.join(' ')}.`;
    return more.length > 0 ? `The token holds more than was asked for: ${more.join(' ')}.` : null;
  }
  const { exchange } = result;
  return result.outcome === 'refused'
    ? `${exchange.verdict.title}${result.refusal.description ? `: ${result.refusal.description}` : ''}`
    : (exchange.failure?.message ?? exchange.verdict.title);
}
