// A plan as it is run, checked and shown: read from its document (plan-document.ts), with all that may be left out filled in.
import type { Verdict } from '../okta/verdict/verdicts.ts';
import type { Check, Json } from './plan-document.ts';

export interface Plan {
  name: string;
  integration: string | null;
  description: string | null;
  /** Registered, in the order of the file. */
  scopes: { name: string; reason: string }[];
  variables: PlanVariable[];
  /** 1: one step after the other. */
  concurrency: number;
  steps: PlanStep[];
  teardown: PlanStep[];
}

export type Scalar = string | number | boolean | null;

export type PlanVariable = { name: string } & (
  | { from: 'file'; value: Scalar }
  | { from: 'environment'; environment: string; otherwise: Scalar | undefined }
  | { from: 'secret'; environment: string }
);

export interface PlanStep {
  id: string;
  /** The request line where the file gives none. */
  title: string;
  /** Of its first line in the file, from 1. */
  line: number;
  method: string;
  /** From the root of the org, with `{name}` and `{{name}}` unfilled, and with the query that the request line has. */
  target: string;
  parameters: [name: string, value: Scalar][];
  headers: [name: string, value: string][];
  /** Null: none. A text is sent as it is, everything else as JSON. */
  body: Json | null;
  /** What it needs; null: what the catalogue says of the operation. */
  scopes: string[] | null;
  authorization: { kind: 'plan' } | { kind: 'none' } | { kind: 'scopes'; scopes: string[] };
  expect: PlanExpectations;
  save: { variable: string; from: { path: string } | { header: string } }[];
  when: { variable: string; is: Check } | null;
  /** Why it is left out; null: it is not. */
  skip: string | null;
  /** 1: the list is not followed. */
  pages: number;
  retry: { rateLimits: number; unmet: number; everyMs: number };
  /** Null: that of the settings. */
  timeoutMs: number | null;
  once: boolean;
  after: string[];
}

export interface PlanExpectations {
  /** Any of them; numbers and classes (`2xx`). Empty with a verdict alone. */
  status: (number | string)[];
  /** Any of them; empty: it is not looked at. */
  verdict: Verdict[];
  headers: [name: string, check: Check][];
  body: [path: string, check: Check][];
  /** The answer agrees with the shape that is known of its operation. */
  schema: boolean;
  /** The answer is complete within; null: it is not looked at. */
  timeMs: number | null;
}

export const DEFAULT_RETRY = { rateLimits: 3, unmet: 0, everyMs: 1000 } as const;
