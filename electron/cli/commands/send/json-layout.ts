// JSON text laid out again without being understood: numbers and strings stay as they were sent, so that a big integer
// (an id, a counter) is not rounded. Only for text that is known to be JSON.

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
const INDENT = '  ';

/** Without white space between the tokens: one line. */
export function compactJson(text: string): string {
  return (text.match(TOKEN) ?? []).join('');
}

export function prettyJson(text: string): string {
  const tokens = text.match(TOKEN) ?? [];
  const parts: string[] = [];
  let depth = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const opens = token === '{' || token === '[';
    const closes = next === '}' || next === ']';
    if (opens) depth += 1;
    parts.push(token);
    if (opens && closes) depth -= 1;
    else if (opens || token === ',') parts.push('\n', INDENT.repeat(depth));
    else if (token === ':') parts.push(' ');
    else if (closes) {
      depth -= 1;
      parts.push('\n', INDENT.repeat(depth));
    }
  });
  return parts.join('');
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
