// The states of checks as words, with the sign that stands for each where there is no colour.

import { counted } from '../../../counted.ts';
import type { ReadinessReport, ReadinessState } from '../readiness-report.ts';

export const STATE_WORDS: Record<ReadinessState, { word: string; sign: string; colour: string }> = {
  pass: { word: 'pass', sign: '✓', colour: 'green' },
  warn: { word: 'warning', sign: '!', colour: 'amber' },
  fail: { word: 'fail', sign: '✗', colour: 'red' },
  manual: { word: 'to confirm', sign: '?', colour: 'blue' },
  'not-run': { word: 'not run', sign: '-', colour: 'grey' },
};

/** `Not ready: 2 failed, 3 to confirm, 1 not run.` */
export function verdictOf({ ready, sums }: Pick<ReadinessReport, 'ready' | 'sums'>): string {
  const warnings = sums.warn > 0 ? ` ${counted(sums.warn, 'warning')} to look at.` : '';
  if (ready) return `Ready to submit: nothing failed and nothing is left to do.${warnings}`;
  const parts = [
    sums.fail > 0 && `${sums.fail} failed`,
    sums.manual > 0 && `${sums.manual} to confirm`,
    sums['not-run'] > 0 && `${sums['not-run']} not run`,
  ].filter((part) => part !== false);
  return `Not ready: ${parts.join(', ')}.${warnings}`;
}
