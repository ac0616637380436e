// WWW-Authenticate: where Okta says why a token was refused. The bodies of a missing scope (403) and of a bad token (401)
// are empty, so this header is all there is (FACTS §3.1). Grammar of RFC 9110 §11.6.1, read leniently; never throws.

export interface Challenge {
  /** As sent: `Bearer`, `DPoP`. */
  scheme: string;
  token68: string | null;
  /** Names in lower case; the first of repeated ones counts. */
  parameters: Record<string, string>;
}

export interface Denial {
  scheme: string;
  /** `insufficient_scope`, `invalid_token`, `invalid_dpop_proof`, ... */
  error: string | null;
  description: string | null;
  /** What the request needed, as the org names it. */
  scopes: string[];
  /** The path that was asked for. */
  resource: string | null;
  realm: string | null;
  /** Signature algorithms that a DPoP challenge offers. */
  algorithms: string[];
}

/** No header of a server is longer, and none offers more ways than this; what follows is not read. */
const HEADER_CAP = 65_536;
const CHALLENGES_CAP = 50;

const TOKEN = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+/y;
const PARAMETER = /[!#$%&'*+\-.^_`|~0-9A-Za-z]+[ \t]*=(?!=)/y;
const TOKEN68 = /[A-Za-z0-9\-._~+/]+=*(?=\s*(?:,|$))/y;

/** All challenges of a header, or of a repeated one. Text that is no challenge is passed over. */
export function parseWwwAuthenticate(header: string | string[] | null): Challenge[] {
  const texts = header === null ? [] : typeof header === 'string' ? [header] : header;
  return texts.flatMap(challengesOf);
}

/** A header that went through a ticket or a word processor: curly quotes and no others. */
const straightQuotes = (text: string): string => (text.includes('"') ? text : text.replace(/[\u201c-\u201f]/g, '"'));

function challengesOf(header: string): Challenge[] {
  const text = straightQuotes(header.slice(0, HEADER_CAP));
  const challenges: { scheme: string; token68: string | null; parameters: Map<string, string> }[] = [];
  let at = 0;
  const take = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const space = () => {
    while (text[at] === ' ' || text[at] === '\t') at++;
  };
  while (at < text.length) {
    space();
    const name = take(TOKEN);
    if (name === null) {
      // A comma between items, or a character that belongs nowhere.
      at++;
      continue;
    }
    const end = at;
    space();
    const current = challenges.at(-1);
    if (text[at] === '=' && current && text[at + 1] !== '=') {
      at++;
      space();
      const key = name.toLowerCase();
      const value = text[at] === '"' ? quoted() : bare();
      if (!current.parameters.has(key)) current.parameters.set(key, value);
      continue;
    }
    if (challenges.length === CHALLENGES_CAP) break;
    const challenge = { scheme: name, token68: null as string | null, parameters: new Map<string, string>() };
    challenges.push(challenge);
    if (at > end) challenge.token68 = token68Ahead();
  }
  return challenges.map(({ scheme, token68, parameters }) => ({
    scheme,
    token68,
    parameters: Object.fromEntries(parameters),
  }));

  /** A quoted string with its escapes undone; one that never closes runs to the end. */
  function quoted(): string {
    let value = '';
    for (at++; at < text.length; at++) {
      if (text[at] === '"') {
        at++;
        return value;
      }
      if (text[at] === '\\' && at + 1 < text.length) at++;
      value += text[at];
    }
    return value;
  }

  /** A value whose quotes were lost on the way through a shell or a log: up to the comma, or to the next parameter. */
  function bare(): string {
    const from = at;
    while (at < text.length && text[at] !== ',') {
      const blank = at;
      space();
      PARAMETER.lastIndex = at;
      if (at > blank && PARAMETER.test(text)) break;
      if (at === blank) at++;
    }
    return text.slice(from, at).trim();
  }

  /** A token68 stands alone up to the comma; what has a parameter after it is a name, or a next scheme. */
  function token68Ahead(): string | null {
    const before = at;
    const found = take(TOKEN68);
    if (found === null) at = before;
    return found;
  }
}

/** What a challenge says, in the words of RFC 6750 and RFC 9449. */
export function toDenial(challenge: Challenge): Denial {
  const { scheme, parameters } = challenge;
  const text = (name: string) => (Object.hasOwn(parameters, name) ? (parameters[name] ?? null) : null) || null;
  const words = (name: string) => (text(name) ?? '').split(/\s+/).filter(Boolean);
  return {
    scheme,
    error: text('error'),
    description: text('error_description'),
    scopes: words('scope'),
    resource: text('resource'),
    realm: text('realm'),
    algorithms: words('algs'),
  };
}

/** The denial that names an error, else the first challenge's; null without any challenge. */
export function findDenial(header: string | string[] | null): Denial | null {
  const denials = parseWwwAuthenticate(header).map(toDenial);
  return denials.find((denial) => denial.error !== null) ?? denials[0] ?? null;
}
