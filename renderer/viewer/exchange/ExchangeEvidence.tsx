// One exchange as evidence: what was asked and as whom, the response and what it means, headers and body. Read by its id;
// one that has left the history says so.
import { IconFlask } from '@tabler/icons-react';
import { sendAgain } from '../../platform/session-state/send-again.ts';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { VerdictChip } from '../../ui/chips/VerdictChip.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { DataList } from '../../ui/lists/DataList.tsx';
import { ScopeList } from '../../ui/lists/ScopeList.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { AboutLine } from '../../ui/values/AboutLine.tsx';
import { formatExact } from '../../ui/values/format.ts';
import { EvidenceFrame } from './EvidenceFrame.tsx';
import { ExchangeAnswer } from './ExchangeAnswer.tsx';
import { useKeptExchange } from './use-kept-exchange.ts';

export interface ExchangeEvidenceProps {
  exchangeId: string;
  label: string;
  onClose?: () => void;
}

export function ExchangeEvidence({ exchangeId, label, onClose }: ExchangeEvidenceProps) {
  const { exchange, error, retry } = useKeptExchange(exchangeId);
  const { pathname = '', search = '' } = exchange ? new URL(exchange.request.url) : {};
  return (
    <EvidenceFrame
      label={label}
      head={
        exchange && (
          <>
            <VerdictChip verdict={exchange.verdict.verdict} />
            <StatusCode status={exchange.response?.status ?? null} verdict={exchange.verdict.verdict} />
          </>
        )
      }
      actions={
        exchange?.kind === 'api' && (
          <IconButton size="small" icon={IconFlask} label="Open in Workbench" onClick={() => sendAgain(exchange)} />
        )
      }
      onClose={onClose}
      wire={exchange && `${exchange.request.method} ${pathname}${search}`}
    >
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {exchange && (
        <>
          <AboutLine {...exchange} />
          <DataList
            items={[
              ...(exchange.heldScopes
                ? [{ label: 'Token holds', value: <ScopeList names={exchange.heldScopes} /> }]
                : []),
              { label: 'Sent', value: formatExact(exchange.at) },
            ]}
          />
          <ExchangeAnswer exchange={exchange} />
        </>
      )}
    </EvidenceFrame>
  );
}
