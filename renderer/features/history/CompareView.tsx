// Two exchanges side by side: what differs in their facts, then their bodies as a diff. The older one is first.
import { IconArrowsDiff, IconX } from '@tabler/icons-react';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { SOURCE_FACTS, sourceOf } from '../../../shared/model/exchange-sources.ts';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { VerdictChip } from '../../ui/chips/VerdictChip.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { formatBytes, formatDuration, formatExact } from '../../ui/values/format.ts';
import { DiffView } from '../../viewer/diff/DiffView.tsx';
import { exchangeBody } from '../../viewer/exchange/exchange-body.ts';
import css from './CompareView.module.css';
import { GoneExchange } from './GoneExchange.tsx';
import { compareWith } from './history-address.ts';
import { useExchange } from './use-exchange.ts';

function Side({ exchange }: { exchange: Exchange }) {
  const { pathname, search } = new URL(exchange.request.url);
  return (
    <div className={css.side}>
      <div className={css.request} title={exchange.request.url}>
        {exchange.request.method} {pathname}
        {search}
      </div>
      <div className={css.outcome}>
        <StatusCode status={exchange.response?.status ?? null} verdict={exchange.verdict.verdict} />
        <VerdictChip verdict={exchange.verdict.verdict} look="plain" />
      </div>
      <div className={css.facts}>
        {formatExact(exchange.at)} · {formatDuration(exchange.timing.total)} ·{' '}
        {exchange.response ? formatBytes(exchange.response.body.size) : 'no answer'}
      </div>
      <div className={css.facts}>
        {exchange.tenantName}
        {exchange.credentialName !== null && `, ${exchange.credentialName}`} · {SOURCE_FACTS[sourceOf(exchange)].label}
      </div>
    </div>
  );
}

const NO_BODY = { id: null, size: 0, contentType: null, text: '', truncated: false };

export function CompareView({ leftId, rightId }: { leftId: string; rightId: string }) {
  const left = useExchange(leftId);
  const right = useExchange(rightId);
  const error = left.error ?? right.error;
  if (error?.code === 'NOT_FOUND') return <GoneExchange />;
  if (error)
    return (
      <div className={css.notice}>
        <ErrorNotice error={error} onRetry={left.error ? left.retry : right.retry} />
      </div>
    );
  if (!left.exchange || !right.exchange) return null;
  const [before, after] =
    left.exchange.at <= right.exchange.at ? [left.exchange, right.exchange] : [right.exchange, left.exchange];
  return (
    <article className={css.compare} aria-label="Comparison">
      <header className={css.head}>
        <IconArrowsDiff size={16} stroke={1.75} aria-hidden />
        <h2 className={css.title}>Comparison</h2>
        <IconButton icon={IconX} label="End comparing" onClick={() => compareWith(null)} />
      </header>
      <div className={css.sides}>
        <Side exchange={before} />
        <Side exchange={after} />
      </div>
      <div className={css.diff}>
        <DiffView
          before={exchangeBody(before.id, before.response?.body ?? NO_BODY)}
          after={exchangeBody(after.id, after.response?.body ?? NO_BODY)}
          beforeLabel="Earlier"
          afterLabel="Later"
        />
      </div>
    </article>
  );
}
