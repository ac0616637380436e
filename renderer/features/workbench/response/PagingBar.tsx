// A list goes on: the next page, or all of it with progress. The org gives no total, so what is known is what has been received,
// how fast, and how long the limit would take at most.
import { Popover } from '@mantine/core';
import { IconArrowRight, IconStack2 } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { FetchAllView } from '../../../../shared/runs/fetch-all/reduce-fetch-all.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import { formatCount, formatCounted, formatTimeLeft } from '../../../ui/values/format.ts';
import { useNow } from '../../../ui/values/use-now.ts';
import { setShowJoined } from './change-responses.ts';
import { cancelFetching, fetchAll } from './fetch-all.ts';
import css from './PagingBar.module.css';
import { type ResponseEntry, shownFetching, useResponseState } from './response-store.ts';
import { nextPage } from './send.ts';

const FetchAllForm = onDemand(async () => (await import('./FetchAllForm.tsx')).FetchAllForm);

export function PagingBar({ entry }: { entry: ResponseEntry }) {
  const fetching = useResponseState(shownFetching);
  const running = useResponseState((state) => state.running !== null);
  const showJoined = useResponseState((state) => state.showJoined);
  if (fetching) return <Progress view={fetching.view} />;
  const { joined, exchange } = entry;
  if (!joined && !exchange.hasNext) return null;
  return (
    <div className={css.bar}>
      {joined ? (
        <>
          <SegmentedControl
            label="What to show"
            size="small"
            value={showJoined ? 'all' : 'page'}
            options={[
              {
                value: 'all',
                label: joined.complete ? `All ${formatCount(joined.items)}` : `${formatCount(joined.items)} fetched`,
              },
              { value: 'page', label: 'This page' },
            ]}
            onChange={(value) => setShowJoined(value === 'all')}
          />
          <span className={css.text} role="status">
            {joined.message}
          </span>
        </>
      ) : (
        <span className={css.text}>There are more pages.</span>
      )}
      {exchange.hasNext && (
        <span className={css.actions}>
          <Button size="small" icon={IconArrowRight} busy={running} onClick={() => void nextPage()}>
            Next page
          </Button>
          <FetchAllButton key={exchange.id} exchangeId={exchange.id} />
        </span>
      )}
    </div>
  );
}

function FetchAllButton({ exchangeId }: { exchangeId: string }) {
  const [opened, setOpened] = useState(false);
  // Before it is opened: the focus goes to its field the moment that it opens.
  useEffect(() => void FetchAllForm.load().catch(() => undefined), []);
  return (
    <Popover opened={opened} onChange={setOpened} width={260} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="small" icon={IconStack2} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Fetch all
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Fetch all">
        <FetchAllForm
          onSubmit={(limit) => {
            setOpened(false);
            void fetchAll(exchangeId, limit);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function Progress({ view }: { view: FetchAllView }) {
  const { startedAt, maxItems, pages, items, waitingUntil } = view;
  const now = useNow('second');
  // A page that was loaded again has not read the beginning yet.
  const rate = startedAt === 0 ? 0 : items / Math.max(0.5, (now - startedAt) / 1000);
  const left = rate > 0 ? ((maxItems - items) / rate) * 1000 : null;
  return (
    <div className={css.bar} role="status">
      <progress
        className={css.progress}
        aria-label="Items fetched of the limit"
        max={Math.max(1, maxItems)}
        value={items}
      />
      <span className={css.text}>
        {formatCounted(pages, 'page')}, {formatCount(items)} items
        {waitingUntil !== null ? (
          <>
            , waiting for the rate limit <Countdown until={waitingUntil} over="" />
          </>
        ) : (
          rate > 0 && `, ${formatCount(Math.round(rate))}/s${left === null ? '' : `, limit in ${formatTimeLeft(left)}`}`
        )}
      </span>
      <span className={css.actions}>
        <Button size="small" onClick={() => void cancelFetching().catch(reportProblem)}>
          Cancel
        </Button>
      </span>
    </div>
  );
}
