// The progress of a sweep on stderr: one line that is written over at a terminal; elsewhere a line for each wait alone,
// because nobody reads a log of a thousand lines of progress.
import type { SweepView } from '../../../../shared/runs/sweep/reduce-sweep.ts';
import { sweepProgress } from '../../../../shared/runs/sweep/sweep-progress.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const EVERY_MS = 100;

export interface ShownProgress {
  show(view: SweepView): void;
  end(): void;
}

export function createSweepProgress({ world, note, noteOver }: Terminal): ShownProgress {
  const { stderr } = world;
  let shownAt = 0;
  let reported = 0;
  let open = false;
  return {
    show(view) {
      if (!stderr.isTTY) {
        if (view.waiting === null || view.waiting.untilMs === reported) return;
        reported = view.waiting.untilMs;
        note(describeWait(view));
        return;
      }
      const now = Date.now();
      if (now - shownAt < EVERY_MS && view.done < view.total) return;
      shownAt = now;
      open = true;
      noteOver(describe(view, now));
    },
    end() {
      if (open) stderr.write('\n');
      open = false;
    },
  };
}

function describe(view: SweepView, now: number): string {
  const { fraction, perSecond, leftMs } = sweepProgress(view, now);
  const left = leftMs === null ? '' : `, ${Math.ceil(leftMs / 1000)} s left`;
  const wait = view.waiting === null ? '' : `. ${describeWait(view)}`;
  return `${view.done} of ${view.total} cells (${Math.floor(fraction * 100)} %), ${perSecond.toFixed(1)} a second${left}${wait}`;
}

function describeWait({ waiting }: SweepView): string {
  if (waiting === null) return '';
  const until = new Date(waiting.untilMs).toTimeString().slice(0, 8);
  const why = {
    share: `the allowed share of ${waiting.bucket} is used`,
    'rate-limited': `the org's rate limit of ${waiting.bucket} was reached`,
    concurrency: 'too many calls at the same time',
    unreachable: 'the org did not answer',
  }[waiting.because];
  return `Waiting until ${until}: ${why}.`;
}
