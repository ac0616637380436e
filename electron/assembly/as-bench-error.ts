// A refusal of the sandbox org, or of the texts that it understands, as an error of the bench: the engine knows no sandbox.
import { BenchError } from '../engine/errors.ts';
import { SandboxRefusal } from '../sandbox/sandbox-refusal.ts';

/** What the org does not take, as an error of the bench. */
export function asBenchError<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    const code = error.reason === 'conflict' ? 'CONFLICT' : 'INVALID_INPUT';
    throw new BenchError(code, error.message, { fix: error.fix, meaning: error.meaning }, { cause: error });
  }
}
