// The steps of one part of a plan: chosen, moved, copied, run alone, taken out. Alt with an arrow key moves the one that has the focus.
import {
  IconArrowBarDown,
  IconArrowBarUp,
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconPlayerPlay,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import {
  addStep,
  duplicateStep,
  moveStep,
  moveToPart,
  removeStep,
} from '../../../../../shared/plan/edit/change-plan.ts';
import type { OutlineStep } from '../../../../../shared/plan/edit/plan-outline.ts';
import { freeName, type PlanPart } from '../../../../../shared/plan/edit/plan-parts.ts';
import { MethodTag } from '../../../../ui/chips/MethodTag.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import css from './PlanForm.module.css';
import { usePlanEdit } from './plan-edit.ts';
import { StepFields } from './StepFields.tsx';

export interface StepListProps {
  part: PlanPart;
  /** All steps of the plan. */
  steps: readonly OutlineStep[];
  chosen: OutlineStep | null;
  onChoose: (step: OutlineStep | null) => void;
  onRun: (step: OutlineStep) => void;
  needsOf: (step: OutlineStep) => readonly string[];
  variablesOf: (step: OutlineStep) => readonly string[];
}

export function StepList({ part, steps, chosen, onChoose, onRun, needsOf, variablesOf }: StepListProps) {
  const edit = usePlanEdit();
  const own = steps.filter((step) => step.part === part);
  const frame = useRef<HTMLDivElement>(null);
  const move = (index: number, by: number) => {
    if (index + by < 0 || index + by >= own.length) return;
    edit.change((text) => moveStep(text, part, index, index + by));
    frame.current?.querySelectorAll<HTMLElement>('[data-step]')[index + by]?.focus();
  };
  const press = (event: KeyboardEvent, index: number) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by === 0 || !event.altKey) return;
    event.preventDefault();
    move(index, by);
  };
  const add = () => {
    const id = freeName('step', new Set(steps.map((step) => step.id)), '-');
    edit.change((text) => addStep(text, part, own.length, { id, request: 'GET /api/v1/users' }));
  };
  return (
    <div ref={frame} className={css.steps}>
      {own.map((step, at) => {
        const open = chosen === step;
        const name = step.title || step.id || `step ${at + 1}`;
        return (
          <article
            key={`${step.id} ${step.index}`}
            className={classNames(css.step, open && css.open)}
            aria-label={name}
          >
            <div className={css.stepHead}>
              <button
                type="button"
                className={css.choose}
                data-step=""
                aria-expanded={open}
                title={`${step.method} ${step.target}`}
                onClick={() => onChoose(open ? null : step)}
                onKeyDown={(event) => press(event, step.index)}
              >
                <MethodTag method={step.method || '?'} />
                <span className={css.stepName}>{name}</span>
                {step.title && <span className={css.stepId}>{step.id}</span>}
              </button>
              <StepActions step={step} name={name} last={at === own.length - 1} onMove={move} onRun={onRun} />
            </div>
            {open && <StepFields step={step} needs={needsOf(step)} variables={variablesOf(step)} />}
          </article>
        );
      })}
      <Button size="small" icon={IconPlus} className={css.add} onClick={add}>
        {part === 'steps' ? 'Add step' : 'Add teardown step'}
      </Button>
    </div>
  );
}

interface StepActionsProps extends Pick<StepListProps, 'onRun'> {
  step: OutlineStep;
  name: string;
  last: boolean;
  onMove: (index: number, by: number) => void;
}

function StepActions({ step, name, last, onMove, onRun }: StepActionsProps) {
  const edit = usePlanEdit();
  const { part, index } = step;
  return (
    <>
      <IconButton
        size="small"
        icon={IconArrowUp}
        label={`Move ${name} up`}
        disabled={index === 0}
        onClick={() => onMove(index, -1)}
      />
      <IconButton
        size="small"
        icon={IconArrowDown}
        label={`Move ${name} down`}
        disabled={last}
        onClick={() => onMove(index, 1)}
      />
      <IconButton
        size="small"
        icon={part === 'steps' ? IconArrowBarDown : IconArrowBarUp}
        label={`Move ${name} to ${part === 'steps' ? 'teardown' : 'steps'}`}
        onClick={() => edit.change((text) => moveToPart(text, part, index))}
      />
      <IconButton
        size="small"
        icon={IconCopy}
        label={`Duplicate ${name}`}
        onClick={() => edit.change((text) => duplicateStep(text, part, index))}
      />
      <IconButton size="small" icon={IconPlayerPlay} label={`Run ${name} alone`} onClick={() => onRun(step)} />
      <IconButton
        size="small"
        icon={IconTrash}
        label={`Remove ${name}`}
        onClick={() => edit.change((text) => removeStep(text, part, index))}
      />
    </>
  );
}
