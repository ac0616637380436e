// An error case: a good request with one thing wrong, and what Okta answers to it. All of it is data, so that page, command
// line, fixtures and docs read one table; `{names}` in braces stand for values that are known only when it is run.

import type { Confidence } from '../verdict/verdicts.ts';
import type { HeaderList } from '../wire-text/headers.ts';
import type { CaseGroup } from './cases/case-groups.ts';
import type { UncertainPoint } from './cases/uncertain-points.ts';

/**
 * What the sandbox org does for one request: its text for a fault, or the state of the integration that sends. One
 * with manage only may exist elsewhere; the others nobody brings about on a real org for one answer.
 */
export type SandboxAction = { fault: string } | { sender: 'outside-zone' | 'inactive' | 'manage-only' };

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Placeholders of `case-values.ts` may be in `path`, header values, form values and `text`. */
export interface CaseRequest {
  /** What history files it under. */
  kind: 'token' | 'introspect' | 'revoke' | 'api';
  method: string;
  /** From the root of the org, with its query. */
  path: string;
  headers: HeaderList;
  /** A form is encoded after its placeholders are filled. */
  body: { form: [name: string, value: string][] } | { text: string } | null;
  /** The operation of the catalogue that it is sent to, or meant for. */
  operationId: string | null;
  /** Which integration sends it, where the chosen one will not do. */
  client: 'chosen' | 'without-role' | 'with-ungranted-scope' | 'with-manage-only' | 'with-key' | 'with-dpop';
  /** Scopes that the token must hold; empty for a token of any scope. */
  scopes: string[];
  /** A scope that the token must not hold, nor its manage. */
  lacks: string | null;
}

/** `{any}` in a text matches any text; as a whole value it matches any JSON value. */
export interface ExpectedAnswer {
  status: number;
  /** Those that matter. Null: the header must be absent. WWW-Authenticate is compared parameter by parameter. */
  headers: Record<string, string | null>;
  /** Null for an empty body. */
  body: Json;
}

/** D documented, T Okta's own error tables, C captured traffic, R reported by others, I inferred (FACTS, head). */
export type Evidence = 'D' | 'T' | 'C' | 'R' | 'I';

export interface ErrorCase {
  /** `token/wrong-secret`: stable, in files and reports. */
  id: string;
  group: CaseGroup;
  title: string;
  /** In words: how it differs from a good request. */
  sends: string;
  request: CaseRequest;
  /** The accepted answers, likelier first; more than one where nobody outside Okta knows. */
  expected: readonly [ExpectedAnswer, ...ExpectedAnswer[]];
  /** The row of our tables that the first answer is: where meaning and fix come from. */
  code: { oauth: string } | { okta: string } | null;
  /** Where no table has words for it, or none that are about this case. */
  words: { meaning: string; fix: string } | null;
  /** Section of FACTS, for maintainers; what a reader is shown is in public-sources.ts. */
  source: string;
  evidence: readonly Evidence[];
  confidence: Confidence;
  uncertain: UncertainPoint | null;
  /** What it would mean when the org accepted the request, where that is not simply a divergence. */
  whenAccepted: string | null;
  /** Why it is not sent to a real org unless that is allowed; null when it is safe everywhere. */
  unsafe: string | null;
  /** Sent again and again until the rate budget is spent. */
  spendsBudget: boolean;
  /** Where no request alone brings it about. */
  sandboxDoes: SandboxAction | null;
}
