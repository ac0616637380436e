// Options that say how the sandbox org is to misbehave. They are read before anything is started: a typing mistake in a fault
// is a wrong call, not an org that behaves too well.
import { parseFault } from '../../sandbox/faults/parse-fault.ts';
import { parseInstant } from '../../sandbox/parse-instant.ts';
import { SandboxRefusal } from '../../sandbox/sandbox-refusal.ts';
import { usageError } from '../cli-error.ts';

/** The faults of `--fault`, in their order. @throws CliError USAGE */
export function readFaults(texts: readonly string[] = []): ReturnType<typeof parseFault>[] {
  return texts.map((text) => asUsage('--fault', () => parseFault(text)));
}

/** `--clock` as epoch ms. @throws CliError USAGE */
export function readClock(text: string): number {
  return asUsage('--clock', () => parseInstant(text));
}

/** Faults are the sandbox org's alone: on a real org they would be silently nothing. @throws CliError USAGE */
export function refuseFaultsElsewhere(faults: readonly string[] | undefined, sandbox: boolean): void {
  if (faults === undefined || sandbox) return;
  throw usageError(
    '--fault is for the sandbox org.',
    'Leave it out, or use --tenant sandbox.',
    'A real org cannot be made to fail.',
  );
}

function asUsage<T>(flag: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof SandboxRefusal)) throw error;
    throw usageError(`${flag}: ${error.message}`, error.fix, error.meaning);
  }
}
