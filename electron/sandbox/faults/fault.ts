// A fault: one thing that goes wrong on demand, where, and how often. Faults are data, so that the page, the command line
// and the control endpoint say the same thing in the same words (parse-fault.ts) and a test can put any of them in a table.

export type FaultEffect =
  /** The org has done its work; its answer is delayed. `ms` give or take up to `spreadMs`. */
  | { kind: 'latency'; ms: number; spreadMs: number }
  /** The body is sent in ten pieces with a pause before each of the later nine. */
  | { kind: 'slow-body'; ms: number }
  /** The Date header is off by so much; the org's clock is not. */
  | { kind: 'date-skew'; seconds: number }
  | { kind: 'huge-header'; bytes: number }
  | { kind: 'status'; status: 401 | 500 | 502 | 503 | 504 }
  /** 429 E0000047. `concurrency`: limit 0, remaining 0, the reset only an estimate (FACTS §4). */
  | { kind: 'rate-limit'; form: 'rate' | 'concurrency'; waitSeconds: number }
  /** The connection is torn down (TCP RST). */
  | { kind: 'reset'; at: 'before' | 'headers' | 'mid-body' }
  /** `truncated`: closed before the announced length. `html`: a page of something between, with status 200. */
  | { kind: 'body'; damage: 'truncated' | 'invalid-json' | 'broken-gzip' | 'html' };

export interface FaultSpec {
  effect: FaultEffect;
  /** Glob over the path without its query; `*` is any text. Null: every path. */
  path: string | null;
  /** Upper case. Empty: every method. */
  methods: string[];
  /** Strikes at most so often; null: without end. */
  times: number | null;
  /** Strikes every nth call that it applies to; null: each. */
  every: number | null;
  /** From 0 to 1, by the seed of the org; null: always. */
  probability: number | null;
}

export interface Fault extends FaultSpec {
  /** `f1`, `f2`, ... in the order of adding. */
  id: string;
  /** The compact form, as `--fault` takes it. */
  text: string;
  /** In words, for a person. */
  title: string;
  strikes: number;
  /** It has struck as often as it may. */
  spent: boolean;
}

/** These change how an answer arrives and go together with others; of the rest one call meets one at most. */
export function combines({ kind }: FaultEffect): boolean {
  return kind === 'latency' || kind === 'slow-body' || kind === 'date-skew' || kind === 'huge-header';
}
