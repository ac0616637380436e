// The record of every request that the org answered, for the Sandbox page and for tests. It holds no secret and no
// token: bodies and Authorization headers are never recorded, and query parameters that can carry one are masked.
import type { JournalEntry } from './sandbox-options.ts';

const KEPT = 5_000;
const SECRET_PARAMETERS =
  /^(access_token|token|id_token|id_token_hint|refresh_token|client_secret|client_assertion|code|code_verifier|device_code|user_code|assertion|password)$/i;

export interface Journal {
  add(entry: Omit<JournalEntry, 'seq'>): void;
  list(after?: number, limit?: number): JournalEntry[];
}

export function createJournal(): Journal {
  let seq = 0;
  let entries: JournalEntry[] = [];
  return {
    add(entry) {
      entries.push({ seq: ++seq, ...entry });
      if (entries.length > KEPT * 2) entries = entries.slice(-KEPT);
    },
    list(after = 0, limit = 500) {
      if (limit <= 0) return [];
      return entries.filter((entry) => entry.seq > after).slice(-limit);
    },
  };
}

/** Path and query as they may be shown. */
export function maskPath(url: URL): string {
  if (!url.search) return url.pathname;
  const parts = url.search.slice(1).split('&');
  const shown = parts.map((part) => {
    const name = part.split('=', 1)[0] ?? '';
    return SECRET_PARAMETERS.test(safeDecode(name)) ? `${name}=***` : part;
  });
  return `${url.pathname}?${shown.join('&')}`;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
