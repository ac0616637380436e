// The System Log of an audit, page by page by its Link (FACTS §5). Pages are counted as they arrive and written down some at a time, with the address
// at which the log goes on: a kill costs the pages since then, and counts none twice.
import { createLogTally, type LogTally } from '../../../shared/runs/audit/tally-log.ts';
import { logCall } from './audit-calls.ts';
import type { Got } from './audit-reader.ts';
import { type AuditDesk, blind, type Entries } from './read-lists.ts';

/** An entry of the run stands for so many pages at most, or for so much time. */
const PAGES = 10;
const FLUSH_MS = 5000;

/** True at the end of the log, or where it may not be read; false where the audit was stopped. */
export async function* readLog(
  desk: AuditDesk,
  { from, to }: { from: number; to: number },
  now: () => number,
): Entries<boolean> {
  const { log, clients } = desk.view();
  if (log.next === null || desk.view().blinds.some(({ part }) => part === 'log')) return true;
  const tally = createLogTally(log, log.next === undefined ? clients.keys() : []);
  const call = logCall(from, to);
  let next: string | null | undefined = log.next;
  let pages = 0;
  let writtenAt = now();
  while (next !== null) {
    const got: Got | null = yield* desk.reader.get(call, desk.held, next);
    const isPage = got?.ok === true && Array.isArray(got.body);
    if (got?.ok && Array.isArray(got.body)) {
      tally.add(got.body);
      next = got.next;
      pages += 1;
    }
    if (!isPage || next === null || pages >= PAGES || now() - writtenAt >= FLUSH_MS) {
      if (pages > 0) yield written(tally, pages, next ?? null);
      pages = 0;
      writtenAt = now();
    }
    if (got === null) return false;
    if (!got.ok) {
      yield blind('log', got.refusal, null);
      return true;
    }
    if (!isPage) {
      yield blind('log', NO_LIST, null);
      return true;
    }
  }
  return true;
}

const written = (tally: LogTally, pages: number, next: string | null) =>
  ({ type: 'log', ...tally.take(), pages, next }) as const;

const NO_LIST = {
  title: 'The System Log is no list',
  meaning: 'The org answered with something else than events.',
  fix: 'Send GET /api/v1/logs in the Workbench to see what it answers.',
  missing: null,
  exchangeId: null,
} as const;
