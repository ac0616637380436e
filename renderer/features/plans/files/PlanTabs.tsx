// The open plans, one behind the other: a click shows one, its cross or the middle button closes it, with a question where something is unsaved.
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { classNames } from '../../../ui/class-names.ts';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { closePlan, isUnsaved, type OpenPlan, planOf, showPlan } from '../open-plans.ts';
import { askInDialog } from '../plan-dialogs.ts';
import css from './PlanTabs.module.css';

function askToClose(key: string): void {
  const plan = planOf(key);
  if (plan && isUnsaved(plan)) askInDialog({ kind: 'close', key });
  else closePlan(key);
}

export function PlanTabs({ plans, shown }: { plans: readonly OpenPlan[]; shown: string | null }) {
  const frame = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tab that is shown is what has to be in view.
  useEffect(() => {
    frame.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown, plans.length]);
  if (plans.length === 0) return null;
  return (
    <nav className={css.frame} aria-label="Open plans">
      <ul ref={frame} className={css.tabs}>
        {plans.map((plan) => (
          <Tab key={plan.key} plan={plan} shown={plan.key === shown} />
        ))}
      </ul>
    </nav>
  );
}

const OUTSIDE = { changed: 'changed outside', gone: 'deleted outside' } as const;

function Tab({ plan, shown }: { plan: OpenPlan; shown: boolean }) {
  const { key, name, path, outside } = plan;
  const unsaved = isUnsaved(plan);
  const facts = [unsaved && outside?.kind !== 'gone' && 'not saved', outside && OUTSIDE[outside.kind]].filter(Boolean);
  return (
    <li className={classNames(css.tab, shown && css.shown)}>
      <button
        type="button"
        className={css.name}
        aria-current={shown}
        title={[path ?? name, ...facts].join(', ')}
        onClick={() => showPlan(key)}
        onAuxClick={(event) => {
          if (event.button === 1) askToClose(key);
        }}
      >
        <span className={classNames(css.words, outside?.kind === 'gone' && css.gone)}>{name}</span>
        {outside && <span className={css.fact}>{OUTSIDE[outside.kind]}</span>}
        {unsaved && outside?.kind !== 'gone' && <span className={css.dot} role="img" aria-label="not saved" />}
      </button>
      <IconButton size="small" icon={IconX} label={`Close ${name}`} onClick={() => askToClose(key)} />
    </li>
  );
}
