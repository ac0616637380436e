// The first run in three steps, each ticked off as it is done. It can be dismissed, leads nobody by the hand, and never
// returns once it was followed or dismissed.
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useCurrentToken } from '../../platform/session-state/tokens.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import css from './FirstRunHint.module.css';
import { dismissHint, finishHint, useHintShown } from './hint-store.ts';
import { useResponseState } from './response/response-store.ts';
import { useScopeState } from './scopes/scope-store.ts';

export function FirstRunHint() {
  const shown = useHintShown();
  const scopes = useScopeState((state) => state.selected.length);
  const token = useCurrentToken();
  const sent = useResponseState((state) => state.entries.some((entry) => entry.outcome === 'answered'));
  useEffect(() => {
    if (!sent) return;
    finishHint();
    // Followed to its end, it is gone when the person returns to this page.
    return dismissHint;
  }, [sent]);
  if (!shown) return null;
  const steps = [
    { words: 'Pick scopes', note: 'one is chosen for you', done: scopes > 0 || token !== null || sent },
    { words: 'Request token', note: 'see what is granted', done: token !== null || sent },
    { words: 'Send', note: 'and read what the org answers', done: sent },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <aside className={css.hint} aria-label="First steps">
      <ol className={css.steps}>
        {steps.map((step, index) => (
          <li key={step.words} className={classNames(css.step, step.done && css.done, index === next && css.next)}>
            <span className={css.mark} aria-hidden="true">
              {step.done ? <IconCheck size={12} stroke={2.5} /> : index + 1}
            </span>
            <span className={css.words}>{step.words}</span>
            <span className={css.note}>{step.note}</span>
            {step.done && <span className="visually-hidden">, done</span>}
          </li>
        ))}
      </ol>
      <IconButton icon={IconX} size="small" label="Dismiss the first steps" onClick={dismissHint} />
    </aside>
  );
}
