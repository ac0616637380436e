// The options by which the fields of a credential are given: one for each field that is no secret, of whichever kind, with the words of
// the table of kinds. A new kind has its options by its entry there.
import { type Command, Option } from 'commander';
import type {
  CredentialKindFacts,
  PlainField,
  PlainValue,
} from '../../../../shared/okta/credentials/credential-kind.ts';
import { plainFields } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { usageError } from '../../cli-error.ts';

type Kind = Pick<CredentialKindFacts, 'id' | 'noun' | 'fields'>;

interface FieldOption {
  /** `clientId`: of the field, and of commander's values. */
  name: string;
  /** `--client-id`. */
  flag: string;
  /** `client ID; needed for a new credential`. */
  help: string;
  /** `toggle` has a second flag that switches it off. */
  input: PlainField['input'];
  /** Of a choice; empty for the others. */
  choices: string[];
}

const wordsOf = (name: string): string[] => name.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
const flagOf = (name: string): string => `--${wordsOf(name).join('-')}`;

/** In the order of the table; a field that several kinds have is one option, described by the first of them. */
export function fieldOptions(kinds: readonly Kind[]): FieldOption[] {
  const options = new Map<string, FieldOption>();
  for (const kind of kinds)
    for (const field of plainFields(kind)) {
      const { name, label, input } = field;
      const choices = field.input === 'choice' ? field.options.map(({ value }) => value) : [];
      const before = options.get(name);
      before?.choices.push(...choices.filter((one) => !before.choices.includes(one)));
      if (before) continue;
      // An abbreviation stays as it is.
      const words = /^[A-Z][a-z ]/.test(label) ? `${label.slice(0, 1).toLowerCase()}${label.slice(1)}` : label;
      const help = isNeeded(field) ? `${words}; needed for a new credential` : words;
      options.set(name, { name, flag: flagOf(name), help, input, choices });
    }
  return [...options.values()];
}

const isNeeded = (field: PlainField): boolean => field.input === 'text' && field.refusal !== null;

export function addFieldOptions(command: Command, kinds: readonly Kind[]): Command {
  for (const { name, flag, help, input, choices } of fieldOptions(kinds)) {
    const value = new Option(`${flag} <${wordsOf(name).at(-1)}>`, help);
    if (input === 'toggle') command.option(flag, `${help}: on`).option(flag.replace(/^--/, '--no-'), `${help}: off`);
    else command.addOption(input === 'choice' ? value.choices(choices) : value);
  }
  return command;
}

/** What was given for the fields of this kind, by their names. Throws USAGE for a field that only other kinds have. */
export function givenFields(
  kind: Kind,
  kinds: readonly Kind[],
  options: Readonly<Record<string, unknown>>,
): Record<string, PlainValue> {
  const own = new Map(plainFields(kind).map((field) => [field.name, field]));
  return Object.fromEntries(
    fieldOptions(kinds).flatMap(({ name, flag }) => {
      const value = options[name];
      if (typeof value !== 'string' && typeof value !== 'boolean') return [];
      const field = own.get(name);
      if (!field) throw usageError(`${flag} is not for ${kind.noun}.`, 'Leave it out, or choose another --kind.');
      const choices = field.input === 'choice' ? field.options.map((one) => one.value) : null;
      if (choices && !choices.includes(String(value)))
        throw usageError(`${flag} ${value} is not for ${kind.noun}.`, `Choose one of ${choices.join(', ')}.`);
      return [[name, value]];
    }),
  );
}

/** The flag of the first field that a new credential of this kind must have and that is not given; null when there is none. */
export function missingField(kind: Kind, given: Readonly<Record<string, PlainValue>>): string | null {
  const missing = plainFields(kind).find((field) => isNeeded(field) && given[field.name] === undefined);
  return missing ? flagOf(missing.name) : null;
}
