// The progress of a run of error cases on stderr: one line that is written over at a terminal, and each wait as a line of its
// own elsewhere. A run that prints its cases line by line shows its progress by that; it reports only the waits.
import type { CaseRunEntry } from '../../../../shared/contract/error-lab.ts';
import { counted } from '../../../../shared/counted.ts';
import type { Terminal } from '../../terminal/terminal.ts';

export interface CaseProgress {
  show(event: CaseRunEntry): void;
  end(): void;
}

export function createCaseProgress({ world, note, noteOver }: Terminal, lines: boolean): CaseProgress {
  const { stderr } = world;
  const over = stderr.isTTY === true && !lines;
  let total = 0;
  let done = 0;
  let open = false;
  const line = (text: string) => {
    if (over) noteOver(text);
    else note(text);
    open = over;
  };
  return {
    show(event) {
      if (event.type === 'started') {
        total = event.caseIds.length;
        line(`${counted(total, 'case')}, ${counted(event.cost, 'request')} at most.`);
      } else if (event.type === 'waiting')
        line(
          `Waiting ${Math.ceil(event.waitMs / 1000)} s: ${event.because === 'share' ? 'half of the rate budget is used' : 'the org limits the rate'}.`,
        );
      else if (event.type === 'case') {
        done += 1;
        if (over) line(`${done} of ${total}: ${event.result.caseId}`);
      }
    },
    end() {
      if (open) stderr.write('\n');
      open = false;
    },
  };
}
