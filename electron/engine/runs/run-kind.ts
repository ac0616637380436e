// What the run engine must know of a kind of run: one entry of the table in kinds/run-kinds.ts. The engine keeps the log, the claim
// and the life of a run; the kind says what may begin, what is done, and how it goes on from its events.

import type { Exchange } from '../../../shared/model/exchange.ts';
import type { RunEvent, RunInput, RunKindName, RunPlace, RunSummary } from '../../../shared/runs/run-kinds.ts';
import type { RunState } from '../../../shared/runs/run-state.ts';
import type { BenchError } from '../errors.ts';

/** An event before it has its number and time. */
export type RunEntry<K extends RunKindName> =
  RunEvent<K> extends infer Event ? (Event extends unknown ? Omit<Event, 'seq' | 'at'> : never) : never;

/** What a run works with. */
export interface RunWork<K extends RunKindName> {
  runId: string;
  /** Of all parts of the run until now. */
  events(): readonly RunEvent<K>[];
  /** Resolves when it is written. Rejects with STORAGE_FAILED. */
  append(entry: RunEntry<K>): Promise<void>;
  /** Keeps an exchange with the run, as long as the run is kept. */
  keep(exchange: Exchange): Promise<void>;
  evidence(exchangeId: string): Promise<Exchange | null>;
  /** Start nothing more; calls in flight may finish. */
  stop: AbortSignal;
  /** End what is on its way, too. */
  abort: AbortSignal;
}

export interface Working {
  /**
   * Resolves when nothing is on its way: after the work has written its own `end`, or without one because of `stop`. `stuck`: it
   * cannot go on by itself, and why; it is paused. Rejects with what ended it; a run on the disk can be resumed then.
   */
  end: Promise<{ stuck: string } | null>;
  /** The vault is locked: its tokens are gone at once. */
  dropTokens?(): void;
}

/** A run that was checked and may begin, or go on. */
export interface PreparedRun<K extends RunKindName> {
  /** Whose it is, as it is listed. */
  places: readonly RunPlace[];
  /** Two runs of the kind whose `alone` is the same cannot go on at the same time; null: any number can. */
  alone: string | null;
  /** Its first event, or the one that it goes on with: written before the call that begins it returns. */
  first(runId: string): RunEntry<K>;
  work(run: RunWork<K>): Working;
}

export interface StoredRun<K extends RunKindName> {
  runId: string;
  kind: K;
  startedAt: number;
  places: readonly RunPlace[];
  events: readonly RunEvent<K>[];
  /** By its events and by who has claimed it. */
  state: RunState;
  message: string | null;
}

/** A run of any kind, distinguished by its kind. */
export type AnyStoredRun = { [K in RunKindName]: StoredRun<K> }[RunKindName];

type Facts<K extends RunKindName> = Omit<
  RunSummary<K>,
  'runId' | 'kind' | 'places' | 'startedAt' | 'state' | 'running' | 'message' | 'bytes'
>;

/** Methods and not functions, so that a table may hold entries of several kinds. */
export interface RunKind<K extends RunKindName> {
  kind: K;
  idPrefix: 'swp' | 'run';
  /** What it is called in a sentence. */
  noun: string;
  /** `where-possible`: in memory where the disk takes nothing, because little is lost with it. */
  kept: 'on-disk' | 'where-possible' | 'in-memory';
  /** It says nothing without its credential and is removed with it. */
  goesWithCredential: boolean;
  /** Throws all that can be refused before anything is sent. */
  prepare(input: RunInput<K>): Promise<PreparedRun<K>>;
  /** Absent: it cannot go on once it has stopped. Throws what keeps it from going on, `alreadyEnded` among it. */
  resume?(run: StoredRun<K>): Promise<PreparedRun<K>>;
  /** Why it may not begin while another one with the same `alone` goes on. */
  busy(): BenchError;
  /** The end that is written when a person cancels it. */
  cancelled(events: readonly RunEvent<K>[]): RunEntry<K>;
  /** What its summary says beyond that of every run. Null for a run that says nothing: it is not listed. */
  facts(events: readonly RunEvent<K>[]): Facts<K> | null;
  /** Which of the kept ones are too many, by id. */
  toRemove(runs: readonly RunSummary<K>[]): string[];
}

export type AnyRunKind = RunKind<RunKindName>;
export type AnyEvent = RunEvent<RunKindName>;
export type AnyEntry = RunEntry<RunKindName>;
/** Each kind by its name. */
export type RunKinds = Readonly<Record<RunKindName, AnyRunKind>>;
