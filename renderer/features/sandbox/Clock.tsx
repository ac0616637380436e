// The sandbox's clock: the simulated time, and buttons that move it. Moving it past the life of a token expires the token.
import { TextInput } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SandboxStatus } from '../../../shared/model/sandbox.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { formatDuration, formatExact } from '../../ui/values/format.ts';
import { useNow } from '../../ui/values/use-now.ts';
import { moveClock, setClock } from './actions.ts';
import css from './SandboxPage.module.css';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Access tokens of an org live an hour. */
const PAST_TOKENS = HOUR + MINUTE;

export function Clock({ status }: { status: SandboxStatus }) {
  const moving = useAction(moveClock);
  const real = useNow('second');
  const [offset, setOffset] = useState(status.clockOffsetMs);
  useEffect(() => setOffset(status.clockOffsetMs), [status.clockOffsetMs]);
  // The host reads both clocks a moment apart: less than a second is no difference.
  const moved = Math.abs(offset) >= 1000;
  const [wanted, setWanted] = useState(() => formatExact(status.now).replace(' ', 'T'));
  const setting = useAction(async () => {
    await setClock(new Date(wanted).getTime());
  });
  const step = (byMs: number, label: string) => (
    <Button size="small" icon={byMs < 0 ? IconMinus : IconPlus} onClick={() => moving.run(byMs)}>
      {label}
    </Button>
  );
  return (
    <>
      <div className={css.clock}>
        <span className={css.now}>{formatExact(real + (moved ? offset : 0))}</span>
        <span className={css.offset} aria-live="polite">
          {moved
            ? `${formatDuration(Math.abs(offset))} ${offset > 0 ? 'ahead of' : 'behind'} the real time`
            : 'the real time'}
        </span>
      </div>
      <div className={css.clock}>
        {step(-HOUR, '1 h')}
        {step(-MINUTE, '1 min')}
        {step(MINUTE, '1 min')}
        {step(HOUR, '1 h')}
        <Button
          size="small"
          onClick={() => moving.run(PAST_TOKENS)}
          title="Moves the clock 61 minutes ahead, past the end of every token issued so far"
        >
          Expire all tokens
        </Button>
      </div>
      <form
        className={css.clock}
        onSubmit={(event) => {
          event.preventDefault();
          if (wanted !== '') void setting.run();
        }}
      >
        <TextInput
          aria-label="Date and time to set the clock to"
          type="datetime-local"
          step={1}
          w={216}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <Button type="submit" disabled={wanted === ''} busy={setting.busy}>
          Set the clock
        </Button>
        {moved && (
          <Button variant="quiet" title="Back to the real time" onClick={() => moving.run(null)}>
            Real time
          </Button>
        )}
      </form>
      {setting.error && <ErrorNotice error={setting.error} onDismiss={setting.clear} />}
      {moving.error && <ErrorNotice error={moving.error} onDismiss={moving.clear} />}
    </>
  );
}
