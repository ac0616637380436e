// Whether a text is an expression that a group rule may have, after the constraints of Okta's "Create group rules": valid syntax, an
// outcome of true or false, no assignment (`=` alone), attributes of users only, and only those that exist. It is never evaluated, so any
// function is taken for one. A recursive descent by precedence; length and depth are bounded, since anybody may send anything.

/** What can be known of an outcome without looking at a user. */
type Kind = 'boolean' | 'other' | 'open';

class NotAnExpression extends Error {}

const MAX_LENGTH = 8_000;
const MAX_DEPTH = 40;
/** From the weakest to the strongest; those of the first three give true or false. */
const LEVELS: readonly (readonly string[])[] = [
  ['or', '||'],
  ['and', '&&'],
  ['==', '!=', '<', '>', '<=', '>=', 'eq', 'ne', 'lt', 'gt', 'le', 'ge', 'matches'],
  ['+', '-'],
  ['*', '/', '%'],
];
const BOOLEANS = 3;
const TOKEN =
  /\s*(?:("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\d+(?:\.\d+)?)|([A-Za-z_$][\w$]*)|(==|!=|<=|>=|&&|\|\||[<>!?:()[\]{},.+\-*/%]))/y;

interface Token {
  kind: 'literal' | 'word' | 'sign';
  text: string;
}

/** @param attributes names that may follow `user.` */
export function isRuleExpression(text: string, attributes: ReadonlySet<string>): boolean {
  try {
    return text.length <= MAX_LENGTH && new Reader(tokenize(text), attributes).whole() !== 'other';
  } catch (error) {
    if (error instanceof NotAnExpression) return false;
    throw error;
  }
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (text.slice(pattern.lastIndex).trim() !== '') {
    const [, literal, word, sign] = pattern.exec(text) ?? [];
    if (literal !== undefined) tokens.push({ kind: 'literal', text: literal });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
    else fail();
  }
  return tokens;
}

class Reader {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly attributes: ReadonlySet<string>;
  constructor(tokens: readonly Token[], attributes: ReadonlySet<string>) {
    this.tokens = tokens;
    this.attributes = attributes;
  }

  /** The kind of the whole. @throws NotAnExpression */
  whole(): Kind {
    const kind = this.choice();
    return this.at === this.tokens.length ? kind : fail();
  }

  private choice(): Kind {
    const condition = this.level(0);
    if (!this.accept('?')) return condition;
    const then = this.choice();
    this.expect(':');
    const otherwise = this.choice();
    return then === otherwise ? then : 'open';
  }

  private level(rank: number): Kind {
    const operators = LEVELS[rank];
    if (!operators) return this.single();
    let kind = this.level(rank + 1);
    while (operators.some((operator) => this.accept(operator))) {
      this.level(rank + 1);
      kind = rank < BOOLEANS ? 'boolean' : 'other';
    }
    return kind;
  }

  private single(): Kind {
    if (++this.depth > MAX_DEPTH) fail();
    const kind = this.one(this.take());
    this.depth--;
    return kind;
  }

  private one({ kind, text }: Token): Kind {
    if (kind === 'literal') return 'other';
    if (kind === 'word' && text.toLowerCase() !== 'not') return this.named(text);
    switch (text.toLowerCase()) {
      case '!':
      case 'not':
        this.single();
        return 'boolean';
      case '-':
        this.single();
        return 'other';
      case '{':
        this.list('}');
        return 'other';
      case '(': {
        const inner = this.choice();
        this.expect(')');
        return this.followed(inner);
      }
      default:
        return fail();
    }
  }

  private named(word: string): Kind {
    if (/^(true|false)$/i.test(word)) return 'boolean';
    if (/^null$/i.test(word)) return 'other';
    if (this.isNext('(')) return this.followed('open');
    // A class of functions, or the user; an application's attributes are not for rules.
    this.expect('.');
    const member = this.take();
    if (member.kind !== 'word') fail();
    if (!this.isNext('(') && (word !== 'user' || !this.attributes.has(member.text))) fail();
    return this.followed('open');
  }

  /** What is called, indexed or asked of a value. */
  private followed(kind: Kind): Kind {
    let known = kind;
    for (;;) {
      if (this.accept('(')) this.list(')');
      else if (this.accept('[')) this.list(']');
      else if (!this.accept('.')) return known;
      else if (this.take().kind !== 'word') fail();
      known = 'open';
    }
  }

  private list(end: string): void {
    if (this.accept(end)) return;
    do this.choice();
    while (this.accept(','));
    this.expect(end);
  }

  private isNext(text: string): boolean {
    const token = this.tokens[this.at];
    return token !== undefined && token.kind !== 'literal' && token.text.toLowerCase() === text;
  }

  private accept(text: string): boolean {
    const there = this.isNext(text);
    if (there) this.at++;
    return there;
  }

  private expect(text: string): void {
    if (!this.accept(text)) fail();
  }

  private take(): Token {
    return this.tokens[this.at++] ?? fail();
  }
}

function fail(): never {
  throw new NotAnExpression();
}
