// The filter language of list calls (SCIM-like): `status eq "ACTIVE" and (profile.department sw "Eng" or lastUpdated gt "…")`.
// A recursive descent into a predicate. Length and depth are bounded, since anybody may send anything. Attribute names are
// taken as they are written, operators in any case (Okta's "Core Okta API", Filter); values depend on the parameter.

export type Test = (entity: unknown) => boolean;
/** `syntax`: the text is not a filter. `unsupported`: a filter, but not one that this list can answer. */
export class FilterError extends Error {
  readonly kind: 'syntax' | 'unsupported';
  constructor(kind: 'syntax' | 'unsupported') {
    super(`${kind} filter`);
    this.kind = kind;
  }
}

export interface FilterRules {
  read: (entity: unknown, attribute: string) => unknown;
  /** False: the attribute and operator do not go together here. */
  supports?: (attribute: string, operator: string) => boolean;
  /** `exact`: a `filter`. `any`: a `search`, which finds a value however it is written. */
  letterCase: 'exact' | 'any';
  /** False: `not` is no word of this list. */
  negates?: boolean;
}

const MAX_LENGTH = 8_000;
const MAX_DEPTH = 40;
const OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sw', 'ew', 'co'];

type Token = { kind: 'word' | 'string' | 'open' | 'close'; text: string };

export function parseFilter(text: string, rules: FilterRules): Test {
  if (text.length > MAX_LENGTH) throw new FilterError('syntax');
  const tokens = tokenize(text);
  let at = 0;
  const isWord = (word: string): boolean => tokens[at]?.kind === 'word' && tokens[at]?.text.toLowerCase() === word;
  const take = (): Token => {
    const token = tokens[at++];
    if (!token) throw new FilterError('syntax');
    return token;
  };

  const either = (depth: number): Test => {
    const tests = [both(depth)];
    while (isWord('or')) {
      at++;
      tests.push(both(depth));
    }
    return tests.length === 1 ? (tests[0] as Test) : (entity) => tests.some((test) => test(entity));
  };
  const both = (depth: number): Test => {
    const tests = [one(depth)];
    while (isWord('and')) {
      at++;
      tests.push(one(depth));
    }
    return tests.length === 1 ? (tests[0] as Test) : (entity) => tests.every((test) => test(entity));
  };
  const one = (depth: number): Test => {
    if (depth > MAX_DEPTH) throw new FilterError('syntax');
    if (isWord('not')) {
      if (rules.negates === false) throw new FilterError('unsupported');
      at++;
      const inner = one(depth + 1);
      return (entity) => !inner(entity);
    }
    if (tokens[at]?.kind === 'open') {
      at++;
      const inner = either(depth + 1);
      if (take().kind !== 'close') throw new FilterError('syntax');
      return inner;
    }
    return comparison();
  };
  const comparison = (): Test => {
    const attribute = take();
    const operator = take();
    if (attribute.kind !== 'word' || operator.kind !== 'word') throw new FilterError('syntax');
    const name = operator.text.toLowerCase();
    if (rules.supports && !rules.supports(attribute.text, name)) throw new FilterError('unsupported');
    if (name === 'pr') return (entity) => isPresent(rules.read(entity, attribute.text));
    if (!OPERATORS.includes(name)) throw new FilterError('syntax');
    const value = take();
    if (value.kind !== 'string' && value.kind !== 'word') throw new FilterError('syntax');
    if (value.kind === 'word' && !/^(true|false|null|-?\d+(\.\d+)?)$/.test(value.text)) throw new FilterError('syntax');
    return (entity) => {
      const found = rules.read(entity, attribute.text);
      const values = Array.isArray(found) ? found : [found];
      return name === 'ne'
        ? !values.some((v) => compare('eq', v, value.text, rules.letterCase))
        : values.some((v) => compare(name, v, value.text, rules.letterCase));
    };
  };

  const test = either(0);
  if (at !== tokens.length) throw new FilterError('syntax');
  return test;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|([^\s()"]+))/y;
  while (pattern.lastIndex < text.length) {
    const before = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match) {
      if (text.slice(before).trim() === '') break;
      throw new FilterError('syntax');
    }
    if (match[1]) tokens.push({ kind: 'open', text: '(' });
    else if (match[2]) tokens.push({ kind: 'close', text: ')' });
    else if (match[3] !== undefined) tokens.push({ kind: 'string', text: match[3].replace(/\\(.)/g, '$1') });
    else tokens.push({ kind: 'word', text: match[4] ?? '' });
  }
  return tokens;
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

function compare(operator: string, found: unknown, wanted: string, letterCase: FilterRules['letterCase']): boolean {
  if (!isPresent(found)) return false;
  const [left, right] =
    letterCase === 'exact' ? [String(found), wanted] : [String(found).toLowerCase(), wanted.toLowerCase()];
  switch (operator) {
    case 'eq':
      return left === right;
    case 'sw':
      return left.startsWith(right);
    case 'ew':
      return left.endsWith(right);
    case 'co':
      return left.includes(right);
    default: {
      const [a, b] = ordered(left, right);
      if (operator === 'gt') return a > b;
      if (operator === 'ge') return a >= b;
      if (operator === 'lt') return a < b;
      return a <= b;
    }
  }
}

/** Dates compare as instants, numbers as numbers, the rest as text. */
function ordered(left: string, right: string): [number, number] | [string, string] {
  const dates = [left, right].map((text) =>
    /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.toUpperCase()) : Number.NaN,
  );
  if (dates.every((date) => !Number.isNaN(date))) return dates as [number, number];
  const numbers = [Number(left), Number(right)];
  return numbers.every((number) => !Number.isNaN(number)) ? (numbers as [number, number]) : [left, right];
}
