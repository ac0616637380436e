// The shape in which every judge answers: a verdict with words for a person. Title says what happened, meaning why,
// next what to do; evidence quotes what the answer holds, so that nobody has to take the bench's word.

import type { Operation } from '../catalogue/catalogue.ts';
import type { AuthorizationScheme } from '../credentials/authorization-schemes.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import type { Confidence, Verdict } from './verdicts.ts';

export interface Judgement {
  verdict: Verdict;
  title: string;
  meaning: string;
  /** The next step, one sentence; empty when there is nothing to do. */
  next: string;
  /** What the token would need in addition; empty unless the verdict is about scopes. */
  missingScopes: string[];
  evidence: string[];
  confidence: Confidence;
}

/** A request that got no answer, or not all of it. `kind` is one of the wire's failure kinds. */
export interface JudgedFailure {
  kind: string;
  message?: string;
  fix?: string;
}

export interface JudgedResponse {
  /** From the catalogue, or null for a free path. */
  operation: Operation | null;
  method: string;
  /** Path, with or without query. */
  path: string;
  /** Null when there was no answer. */
  status: number | null;
  headers: HeaderList;
  /** '' for an empty body, null for one that is not available (binary, too large). */
  bodyText: string | null;
  /** `bodyText` is its beginning only. */
  bodyCut?: boolean;
  /** Scopes of the token that was sent, null without a readable token. */
  heldScopes: string[] | null;
  /** Scopes that this token was requested with, null when not known. */
  requestedScopes?: string[] | null;
  /** What the request was authorised with, when known. */
  scheme?: AuthorizationScheme | 'none' | undefined;
  failure?: JudgedFailure | null | undefined;
}

/** A judgement with the usual defaults: no missing scopes, certain. */
export function judgement(
  verdict: Verdict,
  title: string,
  meaning: string,
  next: string,
  more: Partial<Pick<Judgement, 'missingScopes' | 'evidence' | 'confidence'>> = {},
): Judgement {
  const { missingScopes = [], evidence = [], confidence = 'certain' } = more;
  return { verdict, title, meaning, next, missingScopes, evidence, confidence };
}

/** `a`, `a and b`, `a, b and c`, each in backquotes. */
export function listNames(names: string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
