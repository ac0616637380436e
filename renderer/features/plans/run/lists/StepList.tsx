// The steps of a run, one in a line: its outcome, what was asked, the answer and how much of what was expected was met. Choosing one shows its answer.
import { type ReactNode, useEffect, useRef } from 'react';
import { STEP_OUTCOME_FACTS } from '../../../../../shared/runs/plan/outcome-facts.ts';
import type { StepOutcome } from '../../../../../shared/runs/plan/plan-events.ts';
import { changeAddress, useAddress } from '../../../../platform/navigation.ts';
import { MethodTag } from '../../../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../../../ui/chips/StatusCode.tsx';
import { VerdictChip } from '../../../../ui/chips/VerdictChip.tsx';
import { Button } from '../../../../ui/controls/Button.tsx';
import { FilterChips } from '../../../../ui/controls/FilterChips.tsx';
import { VirtualList } from '../../../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../../../ui/notices/EmptyState.tsx';
import { Duration } from '../../../../ui/values/Duration.tsx';
import { plansAddress } from '../../plans-address.ts';
import { OutcomeChip } from '../OutcomeChip.tsx';
import { showStep } from '../run-plan.ts';
import { rowsWith, type StepRow } from '../step-rows.ts';
import css from './StepList.module.css';

const ROW = 40;
const OUTCOMES = Object.keys(STEP_OUTCOME_FACTS) as StepOutcome[];

interface StepListProps {
  label: string;
  rows: readonly StepRow[];
  tools: ReactNode;
}

export function StepList({ label, rows, tools }: StepListProps) {
  const { step, outcome, without } = useAddress(plansAddress);
  const shown = rowsWith(rows, outcome);
  const frame = useRef<HTMLDivElement>(null);
  const chosen = without === null ? step : null;
  const index = chosen === null ? -1 : shown.findIndex(({ facts }) => facts.id === chosen);
  // The answer takes room from the list, and an address may name a step further down.
  useEffect(() => {
    if (index >= 0 && frame.current) bringIntoView(frame.current, index);
  }, [index]);
  const filters = OUTCOMES.map((value) => ({
    value,
    label: STEP_OUTCOME_FACTS[value].label,
    count: rowsWith(rows, value).length,
  })).filter(({ value, count }) => count > 0 || value === outcome);
  const filter = (value: StepOutcome | null) => changeAddress(plansAddress, { outcome: value });
  return (
    <>
      {(tools || filters.length > 1 || outcome) && (
        <div className={css.tools}>
          {tools}
          <FilterChips
            label="Outcome"
            options={filters}
            value={outcome}
            onChoose={(value) => filter(value === outcome ? null : value)}
          />
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState title="No step has this outcome" action={<Button onClick={() => filter(null)}>Show all</Button>} />
      ) : (
        <div ref={frame} className={css.frame}>
          <div className={css.columns} aria-hidden>
            <span>Outcome</span>
            <span>Step</span>
            <span>Request</span>
            <span className={css.wide}>Verdict</span>
            <span className={css.number}>Status</span>
            <span className={css.number}>Met</span>
            <span className={css.time}>Time</span>
          </div>
          <VirtualList
            label={label}
            className={css.list ?? ''}
            items={shown}
            rowHeight={ROW}
            keyOf={({ facts }) => facts.id}
            selectedKey={chosen}
            onSelect={({ facts }) => showStep(facts.id)}
            renderRow={(row) => <Row row={row} />}
          />
        </div>
      )}
    </>
  );
}

function bringIntoView(frame: HTMLElement, index: number): void {
  const list = frame.querySelector('[role="listbox"]');
  if (!list) return;
  const top = index * ROW;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW - list.clientHeight;
}

function Row({ row: { facts, result, shown, met, total } }: { row: StepRow }) {
  const { id, title, method, target } = facts;
  const own = title !== id && title !== `${method} ${target}`;
  const why = shown === 'skipped' || shown === 'could-not-run' ? result?.reason : null;
  return (
    <span className={css.row}>
      <OutcomeChip outcome={shown} look="plain" />
      <span className={css.name} title={own ? `${title}\n${id}` : id}>
        <span className={css.title}>{own ? title : id}</span>
        {own && <span className={css.id}>{id}</span>}
      </span>
      <span className={css.request}>
        <MethodTag method={method} />
        <span className={css.path} title={why ?? result?.path ?? target}>
          {why ?? result?.path ?? target}
        </span>
      </span>
      <span className={css.wide}>{result?.verdict && <VerdictChip verdict={result.verdict} look="plain" />}</span>
      <span className={css.number}>
        {result && result.status !== null && (
          <StatusCode status={result.status} {...(result.verdict && { verdict: result.verdict })} />
        )}
      </span>
      <span className={css.number} title={total === 0 ? undefined : `${met} of ${total} expectations met`}>
        {total > 0 && `${met}/${total}`}
      </span>
      <span className={css.time}>{result && result.status !== null && <Duration ms={result.ms} />}</span>
    </span>
  );
}
