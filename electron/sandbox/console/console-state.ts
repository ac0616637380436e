// What the pages of the Admin Console remember between two requests: drafts of integrations that wait to be authorized, and secrets that were made and not yet
// shown.
import type { Ids } from '../ids.ts';
import { createKept, type Kept } from '../kept.ts';

/** As long as the page of a draft may be left open (our figure). */
const DRAFT_MS = 24 * 3_600_000;

/** An integration as its submission says it, before anybody has installed it. */
export interface IntegrationDraft {
  name: string;
  description: string | null;
  /** `https:` or `http:`. */
  guide: string | null;
  scopes: readonly string[];
}

export interface ConsoleState {
  drafts: Kept<IntegrationDraft>;
  /** The browser in which a secret may be shown, once, by the id of the secret. */
  unread: Map<string, string>;
}

export const createConsoleState = (ids: Ids): ConsoleState => ({
  drafts: createKept(() => ids.opaque('draft', 24), DRAFT_MS),
  unread: new Map(),
});
