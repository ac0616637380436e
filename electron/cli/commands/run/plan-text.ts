// The result of a plan as text for a terminal: a line a step, and below it what was not met.
import { VERDICT_FACTS } from '../../../../shared/okta/verdict/verdicts.ts';
import type { ScopeResult, StepOutcome, StepResult } from '../../../../shared/runs/plan/plan-events.ts';
import type { PlanView } from '../../../../shared/runs/plan/reduce-plan.ts';
import type { Colour } from '../../terminal/style.ts';
import type { Paint } from '../../terminal/terminal.ts';

const SIGNS: Record<StepOutcome, [sign: string, colour: Colour]> = {
  met: ['✓', 'green'],
  failed: ['✗', 'red'],
  'could-not-run': ['!', 'red'],
  skipped: ['-', 'grey'],
};

export function formatStep(paint: Paint, title: string, result: StepResult): string {
  const { id, outcome, status, verdict, ms, pages, attempts, expectations, reason } = result;
  const [sign, colour] = SIGNS[outcome];
  const facts = [
    status === null ? null : String(status),
    verdict === null ? null : VERDICT_FACTS[verdict].label,
    status === null ? null : `${Math.round(ms)} ms`,
    pages > 1 ? `${pages} pages` : null,
    attempts > 1 ? `${attempts} attempts` : null,
  ];
  const said = facts.filter((fact) => fact !== null).join(' · ');
  const lines = [
    `${paint(colour, sign)} ${id}${title === id ? '' : `  ${title}`}${said === '' ? '' : `  ${paint('grey', said)}`}`,
  ];
  if (reason !== null) lines.push(`    ${reason}`);
  for (const { what, expected, actual, met } of expectations)
    if (!met) lines.push(`    ${what}: expected ${expected}, was ${actual}`);
  return lines.join('\n');
}

const SCOPE_WORDS = {
  needed: ['✓', 'green', 'needed'],
  unneeded: ['✗', 'red', 'not needed'],
  'not-provable': ['?', 'amber', 'not provable'],
} as const;

export function formatScope(paint: Paint, { scope, outcome, reason }: ScopeResult): string {
  const [sign, colour, word] = SCOPE_WORDS[outcome];
  return `${paint(colour, sign)} ${scope}  ${word}. ${reason}`;
}

export function formatPlanEnd(paint: Paint, { end, started }: PlanView): string {
  const outcome = end?.outcome ?? 'could-not-run';
  const [sign, colour] = SIGNS[outcome];
  return `${paint(colour, sign)} ${started?.name ?? ''}: ${end?.message ?? 'It did not reach its end.'}`;
}
