// The shapes of a sweep, as the pure functions here read them. The contract states the same shapes for the wire and is held
// to these by the compiler: this room may not import the contract, page and command line may import both.

import type { Verdict } from '../../okta/verdict/verdicts.ts';
import type { Numbered } from '../numbered.ts';

/** `registered`: those of each target's own integration. `readable`: every read scope of the catalogue. */
export const SCOPE_CHOICES = ['registered', 'readable'] as const;
/** `probes`: the cheapest harmless call of each scope. `safe`: every GET that needs no id or finds one. */
export const OPERATION_CHOICES = ['probes', 'safe'] as const;
export const WAIT_REASONS = ['share', 'rate-limited', 'concurrency', 'unreachable'] as const;
export type WaitReason = (typeof WAIT_REASONS)[number];
export const END_REASONS = ['complete', 'cancelled', 'failed'] as const;

export interface SweepInput {
  name?: string | undefined;
  targets: { tenantId: string; credentialId: string }[];
  scopes: (typeof SCOPE_CHOICES)[number] | string[];
  /** `together`: as many scopes a token as fit, one call an operation. `each`: one token a scope, every call under each. */
  isolation: 'together' | 'each';
  operations: (typeof OPERATION_CHOICES)[number] | string[];
  /** Of the rate budget that the headers state, 0.05 to 1. */
  share: number;
  concurrency: number;
  invalidWrites: boolean;
}

/** A column of the matrix: one target, under one scope (`each`) or under all of them (`together`, `scope` null). */
export interface SweepColumn {
  /** `target|scope`, or `target|*`. */
  key: string;
  target: number;
  scope: string | null;
  /** What is asked for in this column. */
  scopes: string[];
}

export interface SweepRow {
  operationId: string;
  method: string;
  path: string;
  /** What the catalogue says that it needs, all of them. */
  scopes: string[];
  /** The row of a deliberately invalid write. */
  invalidWrite: boolean;
}

export interface SweepCell {
  /** `column key|operationId`: the same cell of the same plan has the same key. */
  key: string;
  target: number;
  /** What the token was asked for. */
  scopes: string[];
  operationId: string;
  method: string;
  /** As called, ids filled in; the template when nothing was sent. */
  path: string;
  outcome: Verdict | 'skipped';
  status: number | null;
  /** 200 with an empty list: allowed, or a missing role that Okta does not report. */
  emptyList: boolean;
  exchangeId: string | null;
  at: number;
  note: string | null;
  invalidWrite: boolean;
}

export interface PlannedEvent {
  type: 'planned';
  runId: string;
  input: SweepInput;
  targetNames: string[];
  /** Of the management file. */
  catalogueVersion: string;
  /** Every file that the plan was made of. */
  catalogueFiles?: { family: string; version: string }[] | undefined;
  columns: SweepColumn[];
  rows: SweepRow[];
  cells: number;
  requests: number;
}

export interface TokenEvent {
  type: 'token';
  target: number;
  requested: string[];
  granted: string[];
  exchangeId: string | null;
  error: string | null;
}

export interface WaitingEvent {
  type: 'waiting';
  target: number;
  bucket: string;
  untilMs: number;
  because: WaitReason;
}

/** What a sweep writes into its log; with number and time it is an event. */
export type SweepEntry =
  | PlannedEvent
  | TokenEvent
  | { type: 'cell'; cell: SweepCell }
  | WaitingEvent
  /** `message`: why it paused by itself; null when a person asked. */
  | { type: 'paused'; message: string | null }
  /** `again`: the cells that got no answer are asked for again, because a person wants it. */
  | { type: 'resumed'; again?: boolean | undefined }
  | { type: 'end'; reason: (typeof END_REASONS)[number]; message: string };

export type SweepEvent = Numbered<SweepEntry>;
