// How far an audit is, for the bar and its words. The log is most of it and is read in the order of time, so that its part is known without knowing how
// many events there are.
import { counted } from '../../counted.ts';
import type { AuditView } from './reduce-audit.ts';

/** Of the whole: lists and clients before the log. */
const BEFORE_LOG = 0.3;

export function auditProgress(view: AuditView): { fraction: number; words: string } {
  const { token, clients, details, log } = view;
  if (view.end !== null) return { fraction: 1, words: view.end.message };
  if (token === null) return { fraction: 0, words: 'Requesting a token' };
  const wanted = [...clients.values()].filter(({ kind }) => kind !== 'token').length;
  if (log.pages === 0 && details.size < wanted)
    return {
      fraction: (BEFORE_LOG * details.size) / wanted,
      words: `Reading what each holds: ${details.size} of ${counted(wanted, 'client')}`,
    };
  if (log.pages === 0)
    return clients.size === 0
      ? { fraction: 0, words: 'Reading who there is' }
      : { fraction: BEFORE_LOG, words: 'Reading who is behind them' };
  const span = token.to - token.from;
  const read = log.next === null ? 1 : Math.min(1, Math.max(0, ((log.reached ?? token.from) - token.from) / span));
  const until = new Date(log.reached ?? token.from).toISOString().slice(0, 10);
  return {
    fraction: BEFORE_LOG + (1 - BEFORE_LOG) * read,
    words: `Reading the System Log: ${counted(log.events, 'event')}, up to ${until}`,
  };
}
