// What every reader of recorded traffic gives: the calls, as method and target, and what could not be read with its place.
// Headers and bodies are never looked at: they hold secrets, and the operation is known without them.

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

export interface Traffic {
  calls: TrafficCall[];
  problems: TrafficProblem[];
}

/** Only so many problems are kept, with a last one that says how many more there were. */
const PROBLEMS_KEPT = 20;

export interface TrafficNotes {
  call(method: unknown, target: unknown, at: string): void;
  problem(at: string, message: string): void;
  done(): Traffic;
}

export function createTrafficNotes(): TrafficNotes {
  const calls: TrafficCall[] = [];
  const problems: TrafficProblem[] = [];
  let more = 0;
  const problem = (at: string, message: string) => {
    if (problems.length < PROBLEMS_KEPT) problems.push({ at, message });
    else more += 1;
  };
  return {
    problem,
    call(method, target, at) {
      if (typeof method !== 'string' || !/^[A-Za-z]{1,20}$/.test(method)) problem(at, 'has no HTTP method.');
      else if (typeof target !== 'string' || target.trim() === '') problem(at, 'has no address.');
      else calls.push({ method: method.toUpperCase(), target: target.trim() });
    },
    done: () => ({
      calls,
      problems: more === 0 ? problems : [...problems, { at: 'further on', message: `${more} more could not be read.` }],
    }),
  };
}
