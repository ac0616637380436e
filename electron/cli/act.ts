// How a command's work becomes its exit code: commands hand their work to this and never end the process themselves.
import type { ExitCode } from './exit-code.ts';

/** Turns a function that does the work into the action of a command. */
export type Act = <Given extends unknown[]>(
  work: (...given: Given) => Promise<ExitCode>,
) => (...given: Given) => Promise<void>;
