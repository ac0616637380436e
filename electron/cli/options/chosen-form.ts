// The form in which a command writes its result, as a flag each: text where none is given.
import { usageError } from '../cli-error.ts';

/** The name of the one that is given; null for none. Throws USAGE for several, and for a file (`output`) whose form is not named. */
export function chosenForm<Name extends string>(
  given: Readonly<Record<Name, boolean | undefined>>,
  output?: string | undefined,
): Name | null {
  const names = Object.keys(given) as Name[];
  const chosen = names.filter((name) => given[name]);
  if (chosen.length > 1)
    throw usageError(
      `--${chosen.join(' and --')} cannot be combined: each is a form of the same result.`,
      'Give one of them.',
    );
  const [first = null] = chosen;
  if (output !== undefined && first === null) {
    const flags = names.map((name) => `--${name}`);
    throw usageError(
      '--output needs a form for the result.',
      `Add ${flags.slice(0, -1).join(', ')} or ${flags.at(-1)}.`,
    );
  }
  return first;
}
