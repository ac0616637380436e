// The response in view against another one of history: pick it, see what differs.

import { useEffect, useState } from 'react';
import type { Exchange, ExchangeSummary } from '../../../../shared/model/exchange.ts';
import { host } from '../../../platform/client.ts';
import { toUserError, type UserError } from '../../../platform/errors.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../../ui/chips/StatusCode.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { Dialog } from '../../../ui/notices/Dialog.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { formatExact } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { bodySourceOf } from './body-source.ts';
import css from './CompareDialog.module.css';
import { setComparing } from './change-responses.ts';
import { type ResponseEntry, useResponseState, useShownEntry } from './response-store.ts';

const DiffView = onDemand(async () => (await import('../../../viewer/diff/DiffView.tsx')).DiffView);

export function CompareDialog() {
  const opened = useResponseState((state) => state.comparing);
  const entry = useShownEntry();
  return (
    <Dialog
      opened={opened && entry !== null}
      onClose={() => setComparing(false)}
      title="Compare with another response"
      size="min(1080px, 92vw)"
    >
      {entry && <Compare entry={entry} />}
    </Dialog>
  );
}

function Compare({ entry }: { entry: ResponseEntry }) {
  const [found, setFound] = useState<readonly ExchangeSummary[] | null>(null);
  const [other, setOther] = useState<Exchange | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [error, setError] = useState<UserError | null>(null);
  const { exchange } = entry;

  useEffect(() => {
    let live = true;
    host.history.list({ tenantId: exchange.tenantId, limit: 200 }).then(
      ({ entries }) => {
        if (!live) return;
        const others = entries.filter((each) => each.id !== exchange.id && each.kind === 'api' && each.status !== null);
        // Those of the same operation first: they are what one compares with.
        const same = (each: ExchangeSummary) =>
          Number(each.operationId !== null && each.operationId === exchange.operationId);
        setFound(others.sort((a, b) => same(b) - same(a) || b.at - a.at));
      },
      (thrown: unknown) => live && setError(toUserError(thrown)),
    );
    return () => {
      live = false;
    };
  }, [exchange]);

  const choose = (summary: ExchangeSummary) => {
    setChosen(summary.id);
    host.history.get({ exchangeId: summary.id }).then(setOther, (thrown: unknown) => setError(toUserError(thrown)));
  };
  // Whichever is older is what the other is compared with.
  const [before, after] = other && other.at > exchange.at ? [exchange, other] : [other ?? exchange, exchange];
  return (
    <div className={css.compare}>
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      {found?.length === 0 && <p className={css.note}>The history has no other response from this tenant yet.</p>}
      {found && found.length > 0 && (
        <VirtualList
          label="Other responses"
          items={found}
          rowHeight={28}
          keyOf={(each) => each.id}
          selectedKey={chosen}
          onSelect={choose}
          className={css.list ?? ''}
          renderRow={(each) => (
            <span className={css.row}>
              <MethodTag method={each.method} />
              <StatusCode status={each.status} verdict={each.verdict} />
              <span className={css.target} title={each.target}>
                {each.target}
              </span>
              <span className={css.when}>
                <RelativeTime at={each.at} />
              </span>
            </span>
          )}
        />
      )}
      <div className={css.diff}>
        {other ? (
          <DiffView
            before={bodySourceOf(before)}
            after={bodySourceOf(after)}
            beforeLabel={formatExact(before.at)}
            afterLabel={formatExact(after.at)}
          />
        ) : (
          <p className={css.note}>Choose the response to compare with.</p>
        )}
      </div>
    </div>
  );
}
