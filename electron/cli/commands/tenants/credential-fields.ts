// The options by which the fields of a credential are given: one for each field that is no secret, of whichever kind, with the words of
// the table of kinds. A new kind has its options by its entry there.
import type { Command } from 'commander';
import type { CredentialKindFacts } from '../../../../shared/okta/credentials/credential-kind.ts';
import { usageError } from '../../cli-error.ts';

type Kind = Pick<CredentialKindFacts, 'id' | 'noun' | 'fields'>;

interface FieldOption {
  /** `clientId`: of the field, and of commander's values. */
  name: string;
  /** `--client-id`. */
  flag: string;
  /** `client ID; needed for a new credential`. */
  help: string;
}

const wordsOf = (name: string): string[] => name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
const flagOf = (name: string): string => `--${wordsOf(name).join('-')}`;

/** In the order of the table; a field that several kinds have is one option, described by the first of them. */
export function fieldOptions(kinds: readonly Kind[]): FieldOption[] {
  const options = new Map<string, FieldOption>();
  for (const { fields } of kinds)
    for (const field of fields) {
      if (field.secret || options.has(field.name)) continue;
      const label = `${field.label.slice(0, 1).toLowerCase()}${field.label.slice(1)}`;
      const help = field.refusal === null ? label : `${label}; needed for a new credential`;
      options.set(field.name, { name: field.name, flag: flagOf(field.name), help });
    }
  return [...options.values()];
}

export function addFieldOptions(command: Command, kinds: readonly Kind[]): Command {
  for (const { name, flag, help } of fieldOptions(kinds)) command.option(`${flag} <${wordsOf(name).at(-1)}>`, help);
  return command;
}

/** What was given for the fields of this kind, by their names. Throws USAGE for a field that only other kinds have. */
export function givenFields(
  kind: Kind,
  kinds: readonly Kind[],
  options: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const own = new Set(kind.fields.map(({ name }) => name));
  return Object.fromEntries(
    fieldOptions(kinds).flatMap(({ name, flag }) => {
      const value = options[name];
      if (typeof value !== 'string') return [];
      if (!own.has(name))
        throw usageError(`${flag} is not for ${kind.noun}.`, 'Leave it out, or choose another --kind.');
      return [[name, value]];
    }),
  );
}

/** The flag of the first field that a new credential of this kind must have and that is not given; null when there is none. */
export function missingField({ fields }: Kind, given: Readonly<Record<string, string>>): string | null {
  const missing = fields.find((field) => !field.secret && field.refusal !== null && given[field.name] === undefined);
  return missing ? flagOf(missing.name) : null;
}
