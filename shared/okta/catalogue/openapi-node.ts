// Reading nodes of a parsed OpenAPI document whose shape is not known: total functions over `unknown`.

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a list; anything else is no list. */
export function listOfStrings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The node at the end of these keys, own properties only. */
export function childOf(node: unknown, ...keys: string[]): unknown {
  let current = node;
  for (const key of keys) {
    if (!(isRecord(current) || Array.isArray(current)) || !Object.hasOwn(current, key)) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}

/** Follow `$ref` inside the document, through chains. Undefined when it leads nowhere, outside or in a circle. */
export function resolveReference(document: unknown, node: unknown): unknown {
  let current = node;
  for (let hops = 0; hops < 32; hops++) {
    if (!isRecord(current) || typeof current.$ref !== 'string') return current;
    if (!current.$ref.startsWith('#/')) return undefined;
    const keys = current.$ref.slice(2).split('/').map(unescapePointer);
    current = childOf(document, ...keys);
  }
  return undefined;
}

/** RFC 6901: `~1` is a slash and `~0` a tilde; in a URI fragment the rest may be percent-encoded. */
function unescapePointer(token: string): string {
  let text = token;
  try {
    text = decodeURIComponent(token);
  } catch {
    // Not percent-encoded after all: the token stands for itself.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}
