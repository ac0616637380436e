// The progress of an audit on stderr: one line that is written over at a terminal; elsewhere a line for each wait alone.
import { counted } from '../../../../shared/counted.ts';
import { auditProgress } from '../../../../shared/runs/audit/audit-progress.ts';
import type { AuditView } from '../../../../shared/runs/audit/reduce-audit.ts';
import type { Terminal } from '../../terminal/terminal.ts';

export function createAuditProgress({ world, note, noteOver }: Terminal) {
  const { stderr } = world;
  let noted = 0;
  let open = false;
  return {
    show(view: AuditView): void {
      if (stderr.isTTY) {
        open = true;
        noteOver(`${auditProgress(view).words}${waitOf(view)}`);
      } else if (view.waiting !== null && view.waiting.until !== noted) {
        noted = view.waiting.until;
        note(`${counted(view.log.events, 'event')} read${waitOf(view)}`);
      }
    },
    end(): void {
      if (open) stderr.write('\n');
      open = false;
    },
  };
}

const waitOf = ({ waiting }: AuditView): string =>
  waiting === null
    ? ''
    : `. Waiting until ${new Date(waiting.until).toTimeString().slice(0, 8)}: the rate limit of ${waiting.bucket}.`;
