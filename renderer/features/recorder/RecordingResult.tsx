// What the calls of a recording show: how the program behaved, the least scopes beside those that it holds, what failed and why, and which
// operations it used. While it goes on, of the calls until now.
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { BEHAVIOURS, type BehaviourState } from '../../../shared/runs/recording/judge-behaviour.ts';
import type { RecordingView } from '../../../shared/runs/recording/reduce-recording.ts';
import { type RecordingJson, toRecordingJson } from '../../../shared/runs/recording/report/recording-json.ts';
import { ColourChip } from '../../ui/chips/ColourChip.tsx';
import { MethodTag } from '../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { Ticked } from '../../ui/chips/Ticked.tsx';
import { VerdictChip } from '../../ui/chips/VerdictChip.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { ScopeList } from '../../ui/lists/ScopeList.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { formatCounted } from '../../ui/values/format.ts';
import css from './Recorder.module.css';

export function RecordingResult({ view }: { view: RecordingView }) {
  const result = useMemo(() => toRecordingJson(view), [view]);
  if (result.calls === 0)
    return <EmptyState title="Nothing to show yet" text="What the calls show is said once there are some." />;
  return (
    <ScrollRegion className={css.sheet} aria-label="What the calls show">
      <BehaviourPart behaviour={result.behaviour} />
      <ScopesPart result={result} />
      {result.failures.length > 0 && <FailuresPart failures={result.failures} />}
      <OperationsPart operations={result.operations} />
    </ScrollRegion>
  );
}

const STATES: Record<BehaviourState, { label: string; colour: 'green' | 'red' | 'grey'; icon: typeof IconCircleX }> = {
  good: { label: 'Good', colour: 'green', icon: IconCircleCheck },
  bad: { label: 'Bad', colour: 'red', icon: IconCircleX },
  'not-seen': { label: 'Not seen', colour: 'grey', icon: IconCircleDashed },
};

function BehaviourPart({ behaviour }: Pick<RecordingJson, 'behaviour'>) {
  return (
    <Section
      title="How the program behaves"
      text="Judged from its calls alone. Not seen: nothing happened that would show it; a fault on the way can."
    >
      <ul className={css.points}>
        {behaviour.map(({ id, state, evidence }) => (
          <li key={id} className={css.point}>
            <ColourChip {...STATES[state]} look="plain" />
            <div>
              <p className={css.strong}>{BEHAVIOURS.find((one) => one.id === id)?.title ?? id}</p>
              <p className={css.muted}>{evidence}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function ScopesPart({ result: { least, granted, unused } }: { result: RecordingJson }) {
  return (
    <Section
      title="Least scopes"
      text="The smallest set that opens every operation that was called, those that were refused among them."
      actions={least.length > 0 && <CopyButton text={least.join(' ')} label="Copy the least scopes" />}
    >
      {least.length === 0 ? <p className={css.muted}>None.</p> : <ScopeList names={least} />}
      {unused.length > 0 && (
        <div className={css.scopes}>
          <p>Held by its tokens and not needed by these calls:</p>
          <ScopeList names={unused} />
        </div>
      )}
      {unused.length === 0 && granted.length > 0 && <p className={css.muted}>Its tokens hold nothing beyond them.</p>}
    </Section>
  );
}

function FailuresPart({ failures }: Pick<RecordingJson, 'failures'>) {
  return (
    <Section title="What failed">
      <ul className={css.points}>
        {failures.map(({ verdict, title, calls, operations, byFault }) => (
          <li key={verdict} className={css.point}>
            <VerdictChip verdict={verdict} look="plain" />
            <div>
              <p className={css.strong}>
                <Ticked text={title} />
              </p>
              <p className={css.muted}>
                {formatCounted(calls, 'call')}
                {byFault > 0 && `, ${byFault} by a fault that was put between`}: {operations.join(', ')}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OperationsPart({ operations }: Pick<RecordingJson, 'operations'>) {
  if (operations.length === 0) return null;
  return (
    <Section title="Operations">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Operation</th>
            <th scope="col">Calls</th>
            <th scope="col">Answers</th>
            <th scope="col">Needs</th>
          </tr>
        </thead>
        <tbody>
          {operations.map(({ operationId, method, path, calls, statuses, scopes }) => (
            <tr key={operationId ?? `${method} ${path}`}>
              <td>
                <span className={css.operation}>
                  <MethodTag method={method} />
                  <span className="mono" title={path}>
                    {operationId ?? path}
                  </span>
                </span>
              </td>
              <td className={css.number}>{calls}</td>
              <td>
                <span className={css.statuses}>
                  {Object.entries(statuses).map(([status, count]) => (
                    <span key={status} title={formatCounted(count, 'call')}>
                      <StatusCode status={status === 'none' ? null : Number(status)} />
                    </span>
                  ))}
                </span>
              </td>
              <td className="mono">{scopes.join(' ') || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
