// What an exchange meant and the facts around it.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { SOURCE_FACTS, sourceOf } from '../../../shared/model/exchange-sources.ts';
import { ScopeChip } from '../../ui/chips/ScopeChip.tsx';
import { Ticked } from '../../ui/chips/Ticked.tsx';
import { VerdictChip } from '../../ui/chips/VerdictChip.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { DataList } from '../../ui/lists/DataList.tsx';
import { formatDuration, formatExact } from '../../ui/values/format.ts';
import { DpopOffer } from '../../viewer/exchange/DpopOffer.tsx';
import css from './ExchangeDetail.module.css';

const CONFIDENCE = {
  certain: 'Okta says so.',
  likely: 'Known behaviour fits.',
  uncertain: 'A guess: Okta’s behaviour is not certain here.',
} as const;

function phases({ timing }: Exchange): string {
  const parts: [string, number | null][] = [
    ['DNS', timing.dns],
    ['connect', timing.connect],
    ['TLS', timing.tls],
    ['first byte', timing.firstByte],
    ['download', timing.download],
  ];
  return parts.flatMap(([name, ms]) => (ms === null ? [] : [`${name} ${formatDuration(ms)}`])).join(' · ');
}

const EvidenceLines = ({ lines }: { lines: readonly string[] }) => (
  <ul className={css.evidence} aria-label="Evidence">
    {lines.map((line) => (
      <li key={line}>
        <Ticked text={line} />
      </li>
    ))}
  </ul>
);

export function SummaryPart({ exchange }: { exchange: Exchange }) {
  const { verdict, rateLimit, heldScopes, requestId, timing } = exchange;
  return (
    <div className={css.sheet}>
      <div className={css.part}>
        <VerdictChip verdict={verdict.verdict} />
        <h2 className={css.title}>
          <Ticked text={verdict.title} />
        </h2>
        <p>
          <Ticked text={verdict.meaning} />
        </p>
        <p className={css.muted}>
          <Ticked text={verdict.next} />
        </p>
        <DpopOffer exchange={exchange} />
        {verdict.missingScopes.length > 0 && (
          <div className={css.chips}>
            {verdict.missingScopes.map((name) => (
              <ScopeChip key={name} name={name} state="missing" />
            ))}
          </div>
        )}
        {verdict.evidence.length > 0 && <EvidenceLines lines={verdict.evidence} />}
        <p className={css.muted}>{CONFIDENCE[verdict.confidence]}</p>
      </div>
      <DataList
        items={[
          { label: 'Sent', value: formatExact(exchange.at) },
          {
            label: 'Took',
            value: `${formatDuration(timing.total)}${phases(exchange) ? ` (${phases(exchange)})` : ''}`,
          },
          { label: 'Tenant', value: exchange.tenantName },
          { label: 'Credential', value: exchange.credentialName ?? '—' },
          { label: 'Source', value: SOURCE_FACTS[sourceOf(exchange)].meaning },
          {
            label: 'Operation',
            value: exchange.operationId ?? 'not in the catalogue',
            mono: exchange.operationId !== null,
          },
          {
            label: 'Request ID',
            value: requestId ? (
              <>
                <span className="mono">{requestId}</span> <CopyButton text={requestId} label="Copy the request ID" />
              </>
            ) : (
              '—'
            ),
          },
          {
            label: 'Rate limit',
            value: rateLimit
              ? `${rateLimit.remaining} of ${rateLimit.limit} left, reset ${formatExact(rateLimit.resetAt)}`
              : '—',
          },
        ]}
      />
      {heldScopes && (
        <div className={css.part}>
          <h2 className={css.title}>Scopes of the token</h2>
          <div className={css.chips}>
            {heldScopes.length === 0 ? <span className={css.muted}>None.</span> : null}
            {heldScopes.map((name) => (
              <ScopeChip key={name} name={name} />
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
