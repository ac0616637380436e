// What every reader of recorded traffic gives: the calls, as method and target, what is no request, and what could not be read,
// each with its place. Headers and bodies are never looked at: they hold secrets, and the operation is known without them.

import { redactText } from '../../redact/redact-text.ts';

export interface TrafficCall {
  method: string;
  /** Path with or without query, or a whole URL; placeholders of templates stay as they are. */
  target: string;
}

export interface TrafficProblem {
  /** `line 12`, or a JSON path such as `$.log.entries[3]`. */
  at: string;
  message: string;
}

/** Lines or records that are no request: a log has many beside them. */
export interface LeftOut {
  count: number;
  /** Where the first of them is, and how it begins, secrets masked. */
  at: string;
  example: string;
}

export interface Traffic {
  calls: TrafficCall[];
  problems: TrafficProblem[];
  /** Null when there is none. */
  leftOut: LeftOut | null;
}

/** Only so many problems are kept, with a last one that says how many more there were. */
const PROBLEMS_KEPT = 20;
const EXAMPLE_CAP = 160;
/** More is masked than is shown, up to the end of a word: a secret that is cut in two is not recognised. */
const EXAMPLE_READ = 4000;
/** Of browsers and extensions: nothing of it was sent to a server. */
const NO_SERVER = /^(?:about|blob|chrome-extension|data|file|javascript|moz-extension):/i;

export interface TrafficNotes {
  call(method: unknown, target: unknown, at: string): void;
  problem(at: string, message: string): void;
  /** `text`: the line or record, raw. */
  leaveOut(at: string, text: string): void;
  done(): Traffic;
}

export function createTrafficNotes(): TrafficNotes {
  const calls: TrafficCall[] = [];
  const problems: TrafficProblem[] = [];
  let more = 0;
  let leftOut: LeftOut | null = null;
  const problem = (at: string, message: string) => {
    if (problems.length < PROBLEMS_KEPT) problems.push({ at, message });
    else more += 1;
  };
  const leaveOut = (at: string, text: string) => {
    if (leftOut) leftOut.count += 1;
    else leftOut = { count: 1, at, example: exampleOf(text) };
  };
  return {
    problem,
    leaveOut,
    call(method, target, at) {
      if (typeof method !== 'string' || !/^[A-Za-z]{1,20}$/.test(method)) problem(at, 'has no HTTP method.');
      else if (typeof target !== 'string' || target.trim() === '') problem(at, 'has no address.');
      else if (NO_SERVER.test(target.trim())) leaveOut(at, `${method} ${target}`);
      else calls.push({ method: method.toUpperCase(), target: target.trim() });
    },
    done: () => ({
      calls,
      problems: more === 0 ? problems : [...problems, { at: 'further on', message: `${more} more could not be read.` }],
      leftOut,
    }),
  };
}

function exampleOf(text: string): string {
  const begun = text.length > EXAMPLE_READ ? text.slice(0, EXAMPLE_READ).replace(/[^\s"'&=,;]+$/, '') : text;
  const masked = redactText(begun.trim());
  return masked.length > EXAMPLE_CAP ? `${masked.slice(0, EXAMPLE_CAP)}…` : masked;
}
