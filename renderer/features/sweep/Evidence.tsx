// What is behind a cell: outcome, call and scopes, and the exchange with the org's own words.
import { IconFlask } from '@tabler/icons-react';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import { outcomeWords } from '../../../shared/runs/sweep/outcome-facts.ts';
import type { SweepCell } from '../../../shared/runs/sweep/sweep-events.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { sendAgain } from '../../platform/session-state/send-again.ts';
import { openInWorkbench } from '../../platform/session-state/workbench-handoff.ts';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { DataList } from '../../ui/lists/DataList.tsx';
import { ScopeList } from '../../ui/lists/ScopeList.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../ui/notices/Note.tsx';
import { formatExact } from '../../ui/values/format.ts';
import { EvidenceFrame } from '../../viewer/exchange/EvidenceFrame.tsx';
import { ExchangeAnswer } from '../../viewer/exchange/ExchangeAnswer.tsx';
import { useKeptExchange } from '../../viewer/exchange/use-kept-exchange.ts';
import { OutcomeMark } from './matrix/OutcomeMark.tsx';

export interface EvidenceProps {
  /** For screen readers; two are side by side in a comparison. */
  label: string;
  /** Before the outcome, where there are two; then there is room for less. */
  title?: string;
  cell: SweepCell;
  targetName: string;
  onClose?: () => void;
}

/** Of forty scopes in a token, those that the call needed are the ones to see. */
function neededFirst(asked: readonly string[], needs: readonly string[]): string[] {
  const counts = (scope: string) => Number(needs.some((need) => satisfies([scope], need)));
  return [...asked].sort((a, b) => counts(b) - counts(a));
}

export function Evidence({ label, title, cell, targetName, onClose }: EvidenceProps) {
  const needs = useCatalogue().operation.get(cell.operationId)?.scopes ?? [];
  const { exchange, error, retry } = useKeptExchange(cell.exchangeId);
  return (
    <EvidenceFrame
      label={label}
      head={
        <>
          {title && <b>{title}</b>}
          <OutcomeMark cell={cell} look="chip" />
          <StatusCode status={cell.status} />
        </>
      }
      actions={
        (exchange?.kind === 'api' || cell.exchangeId === null) && (
          <IconButton
            size="small"
            icon={IconFlask}
            label="Open in Workbench"
            onClick={() =>
              exchange ? sendAgain(exchange) : openInWorkbench({ operationId: cell.operationId, scopes: needs })
            }
          />
        )
      }
      onClose={onClose}
      wire={`${cell.method} ${cell.path}`}
    >
      {cell.emptyList && (
        <Note tone="warning" title="Allowed, with an empty list">
          {cell.note ?? 'Nothing is there, or the admin role is missing: the org gives the same answer to both.'}
        </Note>
      )}
      {cell.invalidWrite && (
        <Note title="Deliberately invalid write">The body was broken on purpose. It cannot have changed anything.</Note>
      )}
      {cell.note !== null && !cell.emptyList && <p>{cell.outcome === 'skipped' ? outcomeWords(cell) : cell.note}</p>}
      <DataList
        items={[
          { label: 'Operation', value: cell.operationId, mono: true },
          { label: 'Needs', value: <ScopeList names={needs} shown={2} /> },
          { label: 'Credential', value: targetName },
          { label: 'Requested', value: <ScopeList names={neededFirst(cell.scopes, needs)} shown={title ? 2 : 3} /> },
          { label: 'Sent', value: formatExact(cell.at) },
        ]}
      />
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {exchange && <ExchangeAnswer exchange={exchange} of={title} />}
    </EvidenceFrame>
  );
}
