// A cell in two sweeps: the exchange of each side by side, or what differs between their bodies.
import { IconX } from '@tabler/icons-react';
import type { CompareRow } from '../../../shared/runs/sweep/report/compare-rows.ts';
import type { SweepCell } from '../../../shared/runs/sweep/sweep-events.ts';
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { DiffView } from '../../viewer/diff/DiffView.tsx';
import { exchangeBody } from '../../viewer/exchange/exchange-body.ts';
import { useKeptExchange } from '../../viewer/exchange/use-kept-exchange.ts';
import css from './compare/CompareSweeps.module.css';
import { Evidence } from './Evidence.tsx';
import { sweepAddress } from './sweep-address.ts';

const NO_BODY = { id: null, size: 0, contentType: null, text: '', truncated: false };

function Side({ label, cell, name }: { label: string; cell: SweepCell | null; name: string }) {
  return (
    <div className={css.side}>
      {cell ? (
        <Evidence key={`${label} ${cell.key}`} label={label} title={label} cell={cell} targetName={name} />
      ) : (
        <EmptyState title={`${label}: not in this sweep`} text={name} />
      )}
    </div>
  );
}

function BodyDiff({ before, after }: { before: string; after: string }) {
  const left = useKeptExchange(before);
  const right = useKeptExchange(after);
  const error = left.error ?? right.error;
  if (error) return <ErrorNotice bar error={error} onRetry={left.error ? left.retry : right.retry} />;
  if (!left.exchange || !right.exchange) return null;
  return (
    <DiffView
      before={exchangeBody(before, left.exchange.response?.body ?? NO_BODY)}
      after={exchangeBody(after, right.exchange.response?.body ?? NO_BODY)}
    />
  );
}

export interface EvidencePairProps {
  row: CompareRow;
  beforeName: string;
  afterName: string;
  onClose: () => void;
}

export function EvidencePair({ row, beforeName, afterName, onClose }: EvidencePairProps) {
  const { look } = useAddress(sweepAddress);
  const { target, before, after, method, path, scope } = row;
  const ids = before?.exchangeId && after?.exchangeId ? { before: before.exchangeId, after: after.exchangeId } : null;
  return (
    <section className={css.pair} aria-label="Evidence of both">
      <header className={css.pairHead}>
        <h3 className={css.pairTitle} title={[target, method, path].filter(Boolean).join(' ')}>
          {target !== null && `${target}: `}
          {scope !== null && <b>{scope} </b>}
          {method} {path}
        </h3>
        {ids && (
          <SegmentedControl
            label="Show"
            size="small"
            value={look}
            options={[
              { value: 'sides', label: 'Side by side' },
              { value: 'bodies', label: 'Difference of the bodies' },
            ]}
            onChange={(next) => changeAddress(sweepAddress, { look: next })}
          />
        )}
        <IconButton size="small" icon={IconX} label="Close the evidence" onClick={onClose} />
      </header>
      {look === 'bodies' && ids ? (
        <div className={css.diff}>
          <BodyDiff {...ids} />
        </div>
      ) : (
        <div className={css.sides}>
          <Side label="Before" cell={before} name={beforeName} />
          <Side label="After" cell={after} name={afterName} />
        </div>
      )}
    </section>
  );
}
