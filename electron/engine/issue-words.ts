// What a schema refuses, as a sentence for a person: the words of the schema library are for programmers. Sentences that a schema has of
// its own are kept. The value is never quoted: it may be a secret.

/** Of an issue of zod what is used; other libraries give path and message only. */
interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  code?: unknown;
  expected?: unknown;
  minimum?: unknown;
  maximum?: unknown;
  origin?: unknown;
  values?: unknown;
  keys?: unknown;
}

const OF_LIBRARY = /^(?:Invalid|Too |Unrecognized|Expected)/;
const KINDS: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** `tenants.0.name must be a text.` */
export function issueWords(issue: Issue): string {
  const path = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step)).join('.');
  if (!OF_LIBRARY.test(issue.message)) {
    const sentence = issue.message.replace(/[^.!?]$/, '$&.');
    return path === '' ? sentence : `${path}: ${sentence}`;
  }
  return `${path === '' ? 'The input' : path} ${clauseOf(issue)}.`;
}

function clauseOf({ code, expected, minimum, maximum, origin, values, keys }: Issue): string {
  const unit = origin === 'string' ? ' characters' : origin === 'array' ? ' entries' : '';
  switch (code) {
    case 'invalid_type':
      return `is missing or is not ${KINDS[String(expected)] ?? 'of the right kind'}`;
    case 'invalid_value':
      return Array.isArray(values) ? `must be ${listed(values)}` : 'has a value that is not allowed';
    case 'too_small':
      return unit !== '' && minimum === 1 ? 'is empty' : `must be at least ${String(minimum)}${unit}`;
    case 'too_big':
      return `must be at most ${String(maximum)}${unit}`;
    case 'unrecognized_keys':
      return Array.isArray(keys) ? `has unknown fields: ${keys.join(', ')}` : 'has unknown fields';
    default:
      return 'is not in the right form';
  }
}

const listed = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join(' or ');
