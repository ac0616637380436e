// What stands behind a cell: outcome, call and scopes, and the exchange with the org's own words.
import { IconFlask, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { SweepCell } from '../../../shared/okta/sweep/sweep-types.ts';
import { fetchBody } from '../../platform/bodies.ts';
import { host } from '../../platform/client.ts';
import { openInWorkbench } from '../../platform/session-state/workbench-handoff.ts';
import { Button } from '../../ui/Button.tsx';
import { DataList } from '../../ui/DataList.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { formatExact } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Note } from '../../ui/Note.tsx';
import { ScopeChip } from '../../ui/ScopeChip.tsx';
import { StatusCode } from '../../ui/StatusCode.tsx';
import { useAction } from '../../ui/use-action.ts';
import { BodyViewer } from '../../viewer/BodyViewer.tsx';
import css from './Evidence.module.css';
import { OutcomeMark } from './OutcomeMark.tsx';
import { chooseCell } from './sweep-store.ts';

/** A token of all scopes is too many chips to read at once. */
const SHOWN = 6;

/** The same call under the same scopes, to change and send. */
function sendAgain({ tenantId, credentialId, operationId, request, heldScopes }: Exchange): void {
  const { pathname, search } = new URL(request.url);
  openInWorkbench({
    tenantId,
    credentialId: credentialId ?? undefined,
    operationId,
    method: request.method,
    path: `${pathname}${search}`,
    body: request.body,
    scopes: heldScopes ?? undefined,
  });
}

function Scopes({ names }: { names: readonly string[] }) {
  const [all, setAll] = useState(false);
  return (
    <span className={css.chips}>
      {(all ? names : names.slice(0, SHOWN)).map((name) => (
        <ScopeChip key={name} name={name} />
      ))}
      {names.length > SHOWN && !all && (
        <Button size="small" variant="quiet" onClick={() => setAll(true)}>
          {`${names.length - SHOWN} more`}
        </Button>
      )}
    </span>
  );
}

function Answer({ exchange }: { exchange: Exchange }) {
  const { response, failure, verdict } = exchange;
  const challenge = response?.headers.find(([name]) => name.toLowerCase() === 'www-authenticate')?.[1];
  return (
    <>
      <div className={css.part}>
        <p>{verdict.meaning}</p>
        {verdict.next !== '' && <p className={css.muted}>{verdict.next}</p>}
        {challenge && <pre className={css.wire}>{`WWW-Authenticate: ${challenge}`}</pre>}
        {failure && <p>{failure.message}</p>}
      </div>
      {response && (
        <div className={css.body}>
          <BodyViewer
            source={{
              key: exchange.id,
              text: response.body.text ?? (response.body.id === null ? '' : null),
              load: response.body.id === null ? undefined : (signal) => fetchBody(response.body.id ?? '', signal),
              size: response.body.size,
              contentType: response.body.contentType,
              truncated: response.body.truncated,
            }}
          />
        </div>
      )}
    </>
  );
}

export interface EvidenceProps {
  runId: string;
  cell: SweepCell;
  targetName: string;
}

export function Evidence({ runId, cell, targetName }: EvidenceProps) {
  const [exchange, setExchange] = useState<Exchange | null>(null);
  const { exchangeId } = cell;
  const { run, error } = useAction(async (id: string) => setExchange(await host.history.get({ exchangeId: id })));
  useEffect(() => {
    if (exchangeId !== null) void run(exchangeId);
  }, [exchangeId, run]);
  return (
    <section className={css.evidence} aria-label="Evidence">
      <header className={css.head}>
        <OutcomeMark cell={cell} look="chip" />
        <StatusCode status={cell.status} />
        <span className={css.space} />
        {exchange && (
          <IconButton size="small" icon={IconFlask} label="Open in Workbench" onClick={() => sendAgain(exchange)} />
        )}
        <IconButton size="small" icon={IconX} label="Close the evidence" onClick={() => chooseCell(runId, null)} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <section className={css.sheet} tabIndex={0} aria-label="Facts">
        <pre className={css.wire}>{`${cell.method} ${cell.path}`}</pre>
        {cell.emptyList && (
          <Note tone="warning" title="Allowed, with an empty list">
            {cell.note ?? 'Nothing is there, or the admin role is missing: the org answers both in the same way.'}
          </Note>
        )}
        {cell.invalidWrite && (
          <Note title="Deliberately invalid write">The body was broken on purpose. Nothing can have been changed.</Note>
        )}
        {cell.note !== null && !cell.emptyList && <p>{cell.note}</p>}
        <DataList
          items={[
            { label: 'Operation', value: cell.operationId, mono: true },
            { label: 'Credential', value: targetName },
            { label: 'Asked for', value: <Scopes names={cell.scopes} /> },
            { label: 'At', value: formatExact(cell.at) },
          ]}
        />
        {error && <ErrorNotice error={error} onRetry={() => void run(exchangeId ?? '')} />}
        {exchange && <Answer exchange={exchange} />}
      </section>
    </section>
  );
}
