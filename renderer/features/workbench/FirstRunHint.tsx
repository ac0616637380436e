// The first run in four steps, each ticked off as it is done: three against the sandbox org, and then an org of one's own. It can be
// dismissed, leads nobody by the hand, and never returns once it was followed or dismissed.
import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { useCurrentToken } from '../../platform/session-state/tokens.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import css from './FirstRunHint.module.css';
import { dismissHint, finishHint, noteSent, useHint } from './hint-store.ts';
import { useResponseState } from './response/response-store.ts';
import { useScopeState } from './scopes/scope-store.ts';

interface Step {
  words: string;
  note: string;
  done: boolean;
  /** What does it, where that is not on this page. */
  verb?: string;
}

export function FirstRunHint() {
  const { shown, sent } = useHint();
  const steps = useSteps(sent);
  const complete = steps.every(({ done }) => done);
  const wasComplete = useRef(complete);
  useEffect(() => {
    if (!complete) return;
    finishHint();
    // Followed to its end, it is gone when the person returns to this page.
    return dismissHint;
  }, [complete]);
  if (!shown || wasComplete.current) return null;
  const next = steps.findIndex((step) => !step.done);
  return (
    <aside className={css.hint} aria-label="First steps">
      <ol className={css.steps}>
        {steps.map(({ words, note, done, verb }, index) => (
          <li key={words} className={classNames(css.step, done && css.done, index === next && css.next)}>
            <span className={css.mark} aria-hidden="true">
              {done ? <IconCheck size={12} stroke={2.5} /> : index + 1}
            </span>
            {verb && !done ? (
              <Button size="small" onClick={() => runVerbById(verb)}>
                {words}
              </Button>
            ) : (
              <span className={css.words}>{words}</span>
            )}
            <span className={css.note} title={note}>
              {note}
            </span>
            {done && <span className="visually-hidden">, done</span>}
          </li>
        ))}
      </ol>
      <IconButton icon={IconX} size="small" label="Dismiss the first steps" onClick={dismissHint} />
    </aside>
  );
}

function useSteps(sentBefore: boolean): Step[] {
  const scopes = useScopeState((state) => state.selected.length);
  const token = useCurrentToken();
  const answered = useResponseState((state) => state.entries.some((entry) => entry.outcome === 'answered'));
  const ownOrg = useTenants().some(({ abilities }) => !abilities.builtIn);
  useEffect(() => {
    if (answered) noteSent();
  }, [answered]);
  const sent = answered || sentBefore;
  return [
    { words: 'Pick scopes', note: 'one is chosen for you', done: scopes > 0 || token !== null || sent },
    { words: 'Request token', note: 'see what is granted', done: token !== null || sent },
    { words: 'Send', note: 'and read what the org answers', done: sent },
    { words: 'Add your own org', note: 'then try Readiness or Audit', done: ownOrg, verb: 'tenant.add' },
  ];
}
