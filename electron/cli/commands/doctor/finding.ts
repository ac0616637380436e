// One row of the doctor: what was looked at, how it is, what that means and what to do.
import type { Level } from '../../terminal/level.ts';

export interface Finding {
  /** Stable, for scripts: `node`, `data-folder`, `vault`, ... */
  id: string;
  level: Level;
  /** What was found, one sentence. */
  message: string;
  meaning: string | null;
  fix: string | null;
}

export const fine = (id: string, message: string, meaning: string | null = null): Finding => ({
  id,
  level: 'ok',
  message,
  meaning,
  fix: null,
});

export const remark = (id: string, message: string, meaning: string | null, fix: string | null): Finding => ({
  id,
  level: 'note',
  message,
  meaning,
  fix,
});

export const problem = (id: string, message: string, meaning: string | null, fix: string | null): Finding => ({
  id,
  level: 'problem',
  message,
  meaning,
  fix,
});
