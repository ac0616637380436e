// The text of a plan with what the check says of it: underlined in place, and listed below with what to do.
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { counted } from '../../../../../shared/counted.ts';
import type { PlanProblem } from '../../../../../shared/model/plan.ts';
import { ScrollRegion } from '../../../../ui/layout/ScrollRegion.tsx';
import { changePlanText, type OpenPlan, openPlansStore } from '../../open-plans.ts';
import { createPlanText, forgetPlanTexts, type PlanTextHandle, type PlanTextHooks } from './create-plan-text.ts';
import css from './PlanText.module.css';
import '../../../../viewer/json-colours.css';

export interface PlanTextProps {
  plan: OpenPlan;
  /** Null while they are not known. */
  problems: readonly PlanProblem[] | null;
  onCursor: (line: number) => void;
  complete: PlanTextHooks['complete'];
  ref: Ref<PlanTextHandle>;
}

const textOf = (key: string): string => openPlansStore.getState().plans.find((plan) => plan.key === key)?.text ?? '';

export function PlanText({ plan, problems, onCursor, complete, ref }: PlanTextProps) {
  const { key, text } = plan;
  const frame = useRef<HTMLDivElement>(null);
  const editor = useRef<PlanTextHandle | null>(null);
  const latest = useRef({ onCursor, complete });
  latest.current = { onCursor, complete };
  useEffect(() => {
    if (!frame.current) return;
    forgetPlanTexts(new Set(openPlansStore.getState().plans.map((one) => one.key)));
    const created = createPlanText(frame.current, key, textOf(key), {
      onChange: (next) => changePlanText(key, next),
      onCursor: (line) => latest.current.onCursor(line),
      complete: (context) => latest.current.complete(context),
    });
    editor.current = created;
    return () => {
      editor.current = null;
      created.destroy();
    };
  }, [key]);
  // That of the store: what is drawn may be older than what was typed since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text of the plan is why it is looked at.
  useEffect(() => editor.current?.show(textOf(key)), [key, text]);
  useEffect(() => editor.current?.setProblems(problems ?? []), [problems]);
  useImperativeHandle(ref, () => ({
    show: (next) => editor.current?.show(next),
    setProblems: (list) => editor.current?.setProblems(list),
    reveal: (line) => editor.current?.reveal(line),
    goTo: (line, column) => editor.current?.goTo(line, column),
    undo: () => editor.current?.undo(),
    redo: () => editor.current?.redo(),
    destroy: () => editor.current?.destroy(),
  }));
  return (
    <section className={css.pane} aria-label="Text">
      <div ref={frame} className={css.host} />
      <p className={css.status} role="status">
        {problems === null ? 'Checking…' : sumOf(problems)}
      </p>
      {problems !== null && problems.length > 0 && (
        <ScrollRegion className={css.problems} aria-label="Problems">
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.line}:${problem.column} ${problem.message}`}>
                <button
                  type="button"
                  className={css.problem}
                  onClick={() => editor.current?.goTo(problem.line, problem.column)}
                >
                  <span className={css.line}>Line {problem.line}</span>
                  <span className={problem.severity === 'error' ? css.error : css.warning}>
                    {problem.severity === 'error' ? 'Error' : 'Warning'}
                  </span>
                  <span className={css.words}>
                    {problem.message} <span className={css.fix}>{problem.fix}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </ScrollRegion>
      )}
    </section>
  );
}

function sumOf(problems: readonly PlanProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'No problem found';
  return [errors > 0 && counted(errors, 'error'), warnings > 0 && counted(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
}
