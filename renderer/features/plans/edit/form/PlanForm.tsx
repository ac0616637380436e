// A plan as a form: its head, scopes with their reasons, variables, and its steps, of which one is open. It draws what the text says now; of
// a text that cannot be read it says only where that is.
import { useMemo } from 'react';
import { counted } from '../../../../../shared/counted.ts';
import { createOperationMatcher } from '../../../../../shared/okta/catalogue/match-operation.ts';
import { satisfies } from '../../../../../shared/okta/scopes/scope.ts';
import { type OutlineStep, type PlanOutline, textOf } from '../../../../../shared/plan/edit/plan-outline.ts';
import { renameVariable } from '../../../../../shared/plan/edit/rename-in-plan.ts';
import { operationOf } from '../../../../../shared/plan/operation-of-step.ts';
import { useCatalogue } from '../../../../platform/session-state/catalogue.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import { ScrollRegion } from '../../../../ui/layout/ScrollRegion.tsx';
import { Note } from '../../../../ui/notices/Note.tsx';
import { Labelled, PlanInput } from './PlanField.tsx';
import css from './PlanForm.module.css';
import { PlanRows } from './PlanRows.tsx';
import { usePlanEdit } from './plan-edit.ts';
import { StepList, type StepListProps } from './StepList.tsx';

export interface PlanFormProps extends Pick<StepListProps, 'chosen' | 'onChoose' | 'onRun'> {
  outline: PlanOutline;
  /** Why the last change was not made; null: it was. */
  refused: string | null;
  onGoTo: (line: number, column: number) => void;
}

export function PlanForm({ outline, refused, onGoTo, ...list }: PlanFormProps) {
  if (outline.fault) {
    const { line, column, message, fix } = outline.fault;
    return (
      <ScrollRegion className={css.form} aria-label="Form">
        <Note
          tone="warning"
          title={`The text cannot be read: line ${line}, column ${column}`}
          action={
            <Button size="small" onClick={() => onGoTo(line, column)}>
              Go there
            </Button>
          }
        >
          {message} {fix}
        </Note>
      </ScrollRegion>
    );
  }
  return <ReadableForm document={outline.document} steps={outline.steps} refused={refused} {...list} />;
}

interface ReadableFormProps extends Omit<PlanFormProps, 'outline' | 'onGoTo'> {
  document: Record<string, unknown>;
  steps: OutlineStep[];
}

function ReadableForm({ document, steps, refused, ...list }: ReadableFormProps) {
  const edit = usePlanEdit();
  const { catalogue } = useCatalogue();
  const matcher = useMemo(() => createOperationMatcher(catalogue.operations), [catalogue]);
  const needsOf = (step: OutlineStep): readonly string[] =>
    Array.isArray(step.step.scopes) ? step.step.scopes.map(String) : (operationOf(matcher, step)?.scopes ?? []);
  const demanded = (scope: string): string => {
    const count = steps.filter((step) => needsOf(step).some((need) => satisfies([scope], need))).length;
    return count === 0 ? 'no step needs it' : counted(count, 'step needs', 'steps need').concat(' it');
  };
  const textOrNone = (typed: string) => (typed.trim() === '' ? undefined : typed);
  const namesOf = (value: unknown) => Object.keys(typeof value === 'object' && value !== null ? value : {});
  const variablesOf = (step: OutlineStep) => [
    ...new Set([
      ...steps.slice(0, steps.indexOf(step)).flatMap((before) => namesOf(before.step.save)),
      ...namesOf(document.variables),
    ]),
  ];
  const all = { steps, needsOf, variablesOf, ...list };
  return (
    <ScrollRegion className={css.form} aria-label="Form">
      {refused && (
        <div role="alert">
          <Note tone="warning" title="The change was not made">
            {refused}
          </Note>
        </div>
      )}
      <section className={css.part}>
        <Labelled label="Plan">
          <PlanInput
            label="Name of the plan"
            value={textOf(document.plan)}
            onCommit={(next) => edit.set(['plan'], next)}
          />
        </Labelled>
        <Labelled label="Integration">
          <PlanInput
            label="Integration"
            value={textOf(document.integration)}
            onCommit={(next) => edit.set(['integration'], textOrNone(next))}
          />
        </Labelled>
      </section>
      <section className={css.part}>
        <h2 className={css.title}>Scopes</h2>
        <PlanRows
          path={['scopes']}
          value={document.scopes}
          noun="scope"
          names="scope"
          values="reason"
          read={(typed) => typed}
          write={textOf}
          aside={(name, reason) => (
            <span className={css.note}>
              {demanded(name)}
              {textOf(reason).trim() === '' && <span className={css.missing}>, reason missing</span>}
            </span>
          )}
        />
      </section>
      <section className={css.part}>
        <h2 className={css.title}>Variables</h2>
        <PlanRows path={['variables']} value={document.variables} noun="variable" rename={renameVariable} />
      </section>
      <section className={css.part}>
        <h2 className={css.title}>Steps</h2>
        <StepList part="steps" {...all} />
      </section>
      <section className={css.part}>
        <h2 className={css.title}>Teardown</h2>
        <StepList part="teardown" {...all} />
      </section>
    </ScrollRegion>
  );
}
