// What can stand for one name of a step, under the field that it is typed in: what earlier steps save, variables of the plan, and values that
// earlier answers of this tenant have shown. Arrow keys choose, Enter takes one, Escape closes it.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { SeenValue, SeenValuesInput } from '../../../../../shared/model/seen-values.ts';
import { host } from '../../../../platform/client.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { useSelectedTenant } from '../../../../platform/session-state/tenants.ts';
import css from './PlanForm.module.css';

export type Filling = { variable: string } | { value: string };

export interface FillListProps {
  question: Omit<SeenValuesInput, 'tenantId'>;
  variables: readonly string[];
  onTake: (filling: Filling) => void;
  onClose: () => void;
}

export function FillList({ question, variables, onTake, onClose }: FillListProps) {
  const tenant = useSelectedTenant();
  const frame = useRef<HTMLDivElement>(null);
  /** Null while the host is asked. */
  const [seen, setSeen] = useState<readonly SeenValue[] | null>(null);
  const tenantId = tenant?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it is opened.
  useEffect(() => {
    if (tenantId === undefined) return setSeen([]);
    host.request.seenValues({ ...question, tenantId }).then(
      ({ values }) => setSeen(values),
      (error: unknown) => {
        setSeen([]);
        reportProblem(error);
      },
    );
  }, [tenantId]);
  useEffect(() => {
    if (seen !== null) frame.current?.querySelector('button')?.focus();
  }, [seen]);
  const press = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    }
    if (by === 0) return;
    event.preventDefault();
    const all = [...(frame.current?.querySelectorAll('button') ?? [])];
    all.at((all.indexOf(document.activeElement as HTMLButtonElement) + by) % all.length)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is no set of fields.
    <div
      ref={frame}
      role="group"
      aria-label={`Values for ${question.name}`}
      className={css.fill}
      onKeyDown={press}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onClose()}
    >
      {variables.map((name) => (
        <button key={name} type="button" className={css.choice} onClick={() => onTake({ variable: name })}>
          <code>{`{{${name}}}`}</code>
          <span className={css.note}>of this plan</span>
        </button>
      ))}
      {seen?.map(({ value, name, method, target, by }) => (
        <button key={value} type="button" className={css.choice} onClick={() => onTake({ value })}>
          <code>{value}</code>
          <span className={css.note}>
            {name ?? `${method} ${target}`}
            {by === 'name' && ', seen elsewhere: may be another kind of thing'}
          </span>
        </button>
      ))}
      <p className={css.note} role="status">
        {seen === null
          ? 'Looking into earlier answers…'
          : seen.length === 0 &&
            `No earlier answer of ${tenant?.name ?? 'a tenant'} shows a value for ${question.name}.`}
      </p>
    </div>
  );
}
