// The calls of a recording, the last one first as everywhere, and the exchange of the one that is looked at.

import { useMemo } from 'react';
import type { RecordedCall } from '../../../shared/runs/recording/recording-events.ts';
import { useAddress } from '../../platform/navigation.ts';
import { MethodTag } from '../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { Tag } from '../../ui/chips/Tag.tsx';
import { VerdictChip } from '../../ui/chips/VerdictChip.tsx';
import { Splitter } from '../../ui/layout/Splitter.tsx';
import { VirtualList } from '../../ui/lists/VirtualList.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { Duration } from '../../ui/values/Duration.tsx';
import { ElidedPath } from '../../ui/values/ElidedPath.tsx';
import { ExchangeEvidence } from '../../viewer/exchange/ExchangeEvidence.tsx';
import css from './Recorder.module.css';
import { chooseCall, recorderAddress } from './recorder-address.ts';

interface RecordedCallsProps {
  calls: readonly RecordedCall[];
  /** More may follow. */
  goesOn: boolean;
}

export function RecordedCalls({ calls, goesOn }: RecordedCallsProps) {
  const { call } = useAddress(recorderAddress);
  // By when they arrived: of two that follow one another closely, either may be noted first.
  const lastFirst = useMemo(() => calls.toSorted((one, other) => other.sentAt - one.sentAt), [calls]);
  if (calls.length === 0)
    return (
      <EmptyState
        title={goesOn ? 'No call yet' : 'No call was recorded'}
        text={
          goesOn
            ? 'Each call of your program is shown here as it passes.'
            : 'Was the program given the URL of the recorder in place of that of its org?'
        }
      />
    );
  const list = (
    <div className={css.calls}>
      <VirtualList
        label="Recorded calls"
        items={lastFirst}
        rowHeight={44}
        keyOf={({ exchangeId }) => exchangeId}
        selectedKey={call}
        onSelect={({ exchangeId }, opened) => chooseCall(opened && exchangeId === call ? null : exchangeId, opened)}
        renderRow={(one) => <CallRow call={one} />}
      />
    </div>
  );
  if (call === null || !calls.some(({ exchangeId }) => exchangeId === call)) return list;
  return (
    <Splitter
      id="recorder-call"
      label="Height of the call"
      direction="rows"
      fixed="end"
      initial={300}
      min={160}
      max={600}
      restMin={120}
    >
      {list}
      <ExchangeEvidence key={call} exchangeId={call} label="Recorded call" onClose={() => chooseCall(null, true)} />
    </Splitter>
  );
}

function CallRow({ call }: { call: RecordedCall }) {
  const { method, target, status, verdict, title, ms, fault, lacks, secretInUrl } = call;
  return (
    <div className={css.row}>
      <div className={css.request}>
        <MethodTag method={method} />
        <ElidedPath path={target} />
        {fault !== null && (
          <Tag tone="accent" title={`Put between: ${fault}`}>
            fault
          </Tag>
        )}
        {lacks !== null && lacks.length > 0 && (
          <Tag tone="warning" title={`The token lacks ${lacks.join(' ')}`}>
            beyond its scopes
          </Tag>
        )}
        {secretInUrl !== null && (
          <Tag tone="danger" title="Addresses are kept in logs.">
            secret in the address
          </Tag>
        )}
      </div>
      <StatusCode status={status} verdict={verdict} />
      <span title={title}>
        <VerdictChip verdict={verdict} look="plain" />
      </span>
      <Duration ms={ms} />
    </div>
  );
}
