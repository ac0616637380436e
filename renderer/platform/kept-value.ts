// Small things that survive a reload: splitter sizes, the chosen tenant, a theme. Never a secret and never a token.
// Storage can be missing or full (a private window): then a value is simply not kept.

const PREFIX = 'scopebench.';

/** The JSON value kept under the key; null when there is none or it cannot be read. */
export function readKept(key: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Keep a JSON value; `null` removes it. */
export function writeKept(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Not kept: the page works the same until the next reload.
  }
}
