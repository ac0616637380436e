// The last sentence of a mutation: what it showed, and what it did not. Pure.
import { counted } from '../../../shared/counted.ts';
import type { MutationEnd } from '../../../shared/runs/mutation/mutation-events.ts';

export type Necessity = MutationEnd['necessary'][number];

export interface MutationOutcome {
  problem: string | null;
  passed: number;
  failed: number;
  sufficient: boolean;
  necessary: readonly Necessity[];
}

export function mutationMessage({ problem, passed, failed, sufficient, necessary }: MutationOutcome): string {
  if (passed === 0 && problem !== null) return `Nothing is shown. ${sentence(problem)}`;
  if (passed === 0 && failed === 0) return 'Nothing is shown: there was no safe operation that could be sent.';
  const calls = `${passed} of ${counted(passed + failed, 'safe operation')} passed`;
  const first = sufficient
    ? `The set is enough: ${calls} with exactly it.`
    : `The set is not shown to be enough: ${calls}. ${problem === null ? '' : sentence(problem)}`.trim();
  const counter = necessary.filter((one) => one.counterExample).map((one) => one.scope);
  const open = necessary.filter((one) => one.shownBy === null && !one.counterExample).map((one) => one.scope);
  const second =
    counter.length > 0
      ? `Not needed: ${counter.join(' ')}; nothing was refused without it.`
      : open.length > 0
        ? `Not shown to be needed: ${open.join(' ')}.`
        : necessary.length > 0
          ? `Each of its scopes is needed.${readOnlyWords(necessary)}`
          : '';
  return `${first} ${second}`.trim();
}

function readOnlyWords(necessary: readonly Necessity[]): string {
  const names = necessary.filter(({ readOnly }) => readOnly).map(({ scope }) => scope);
  return names.length === 0 ? '' : ` Of ${names.join(' ')} this shows the read only: no writes are sent.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
