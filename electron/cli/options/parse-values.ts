// Values of options that several commands take, as typed on a command line, checked before anything is opened or sent.
import { usageError } from '../cli-error.ts';

/** `fix`: how this command takes one. @throws CliError USAGE */
export function parseMethod(text: string, fix: string): string {
  const method = text.toUpperCase();
  if (/^[A-Z]{3,10}$/.test(method)) return method;
  throw usageError(`${text} is no HTTP method.`, fix);
}

/** A slash at the start is added: Git Bash on Windows rewrites arguments that begin with one, so people leave it out. */
export function parsePath(text: string): string {
  if (/^[A-Za-z]:[\\/]/.test(text))
    throw usageError(
      `${text} is a path on this computer.`,
      'Write the path without the slash at its start (api/v1/users), or set MSYS_NO_PATHCONV=1.',
      'Git Bash on Windows turns an argument that begins with a slash into such a path.',
    );
  return /^(\/|https?:\/\/)/i.test(text) ? text : `/${text}`;
}

/**
 * Scopes, separated by spaces, commas or lines. Nothing else is read into them: a wrong name goes out as it was typed, because the
 * org's answer to it is what a person may want to see.
 */
export function parseScopes(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter((name) => name !== ''))];
}

/** A per cent sign may follow. @throws CliError USAGE */
export function parseWholeNumber(text: string, flag: string, least: number, most: number): number {
  const number = Number(text.replace(/%$/, ''));
  if (Number.isInteger(number) && number >= least && number <= most) return number;
  throw usageError(`${flag} is a whole number from ${least} to ${most}.`, `For example ${flag} ${least}.`);
}
