// A list goes on: the next page, or all of it with progress. The org gives no total, so what is known is what has come,
// how fast, and how long the limit would take at most.
import { NumberInput, Popover } from '@mantine/core';
import { IconArrowRight, IconStack2 } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Countdown } from '../../../ui/Countdown.tsx';
import { formatCount, formatTimeLeft } from '../../../ui/format.ts';
import { SegmentedControl } from '../../../ui/SegmentedControl.tsx';
import { useNow } from '../../../ui/use-now.ts';
import { setShowJoined } from './change-responses.ts';
import { fetchAll } from './fetch-all.ts';
import css from './PagingBar.module.css';
import { type FetchAllRun, type ResponseEntry, useResponseState } from './response-store.ts';
import { cancelSending, nextPage } from './send.ts';

export function PagingBar({ entry }: { entry: ResponseEntry }) {
  const run = useResponseState((state) => state.fetchAll);
  const running = useResponseState((state) => state.running !== null);
  const showJoined = useResponseState((state) => state.showJoined);
  if (run?.exchangeId === entry.exchange.id) return <Progress run={run} />;
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
              { value: 'all', label: `All ${formatCount(joined.items)}` },
              { value: 'page', label: 'This page' },
            ]}
            onChange={(value) => setShowJoined(value === 'all')}
          />
          <span className={css.text} role="status">
            {joined.message}
          </span>
        </>
      ) : (
        <span className={css.text}>The list goes on.</span>
      )}
      {exchange.hasNext && (
        <span className={css.actions}>
          <Button size="small" icon={IconArrowRight} busy={running} onClick={() => void nextPage()}>
            Next page
          </Button>
          <FetchAllButton />
        </span>
      )}
    </div>
  );
}

function FetchAllButton() {
  const [opened, setOpened] = useState(false);
  const [limit, setLimit] = useState(10_000);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setOpened(false);
    void fetchAll(limit);
  };
  return (
    <Popover opened={opened} onChange={setOpened} width={260} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button size="small" icon={IconStack2} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          Fetch all
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Fetch all">
        <form className={css.form} onSubmit={submit}>
          <NumberInput
            label="At most this many items"
            description="Follows the list page by page, at the org’s pace."
            min={1}
            max={1_000_000}
            step={1000}
            thousandSeparator=","
            allowDecimal={false}
            hideControls
            value={limit}
            onChange={(value) => typeof value === 'number' && setLimit(Math.min(1_000_000, Math.max(1, value)))}
            data-autofocus
          />
          <Button type="submit" variant="primary">
            Fetch all
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function Progress({ run }: { run: FetchAllRun }) {
  const now = useNow('second');
  const seconds = Math.max(0.5, (now - run.startedAt) / 1000);
  const rate = run.items / seconds;
  const left = rate > 0 ? ((run.maxItems - run.items) / rate) * 1000 : null;
  return (
    <div className={css.bar} role="status">
      <progress className={css.progress} aria-label="Items fetched of the limit" max={run.maxItems} value={run.items} />
      <span className={css.text}>
        {formatCount(run.pages)} {run.pages === 1 ? 'page' : 'pages'}, {formatCount(run.items)} items
        {run.waitingUntil !== null ? (
          <>
            , waiting for the rate limit <Countdown until={run.waitingUntil} over="" />
          </>
        ) : (
          rate > 0 && `, ${formatCount(Math.round(rate))}/s${left === null ? '' : `, limit in ${formatTimeLeft(left)}`}`
        )}
      </span>
      <span className={css.actions}>
        <Button size="small" onClick={() => void cancelSending()}>
          Cancel
        </Button>
      </span>
    </div>
  );
}
