// No response was received: what the network said, its own code, and what to try.
import { IconPlugConnectedX } from '@tabler/icons-react';
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { DataList } from '../../../ui/lists/DataList.tsx';
import { formatDuration } from '../../../ui/values/format.ts';
import css from './NoAnswer.module.css';

const KINDS: Record<string, string> = {
  dns: 'The name was not found',
  refused: 'The connection was refused',
  reset: 'The connection was reset',
  tls: 'The secure connection failed',
  timeout: 'No answer in time',
  proxy: 'The proxy refused the connection',
  protocol: 'The answer was not HTTP',
  truncated: 'The answer ended early',
  'too-large': 'The answer was too large',
  cancelled: 'No answer was received',
  blocked: 'Blocked before it was sent',
};

export function NoAnswer({ exchange: { failure, request, timing, verdict } }: { exchange: Exchange }) {
  if (!failure) return null;
  return (
    <div className={css.state}>
      <IconPlugConnectedX size={24} stroke={1.5} aria-hidden className={css.icon} />
      <h3>{KINDS[failure.kind] ?? 'No answer'}</h3>
      {/* The verdict above says all of it: the person who cancelled knows why. */}
      {failure.kind !== 'cancelled' && <p>{failure.message}</p>}
      {failure.kind !== 'cancelled' && failure.fix !== verdict.next && <p>{failure.fix}</p>}
      <DataList
        items={[
          { label: 'Address', value: request.url, mono: true },
          ...(failure.code ? [{ label: 'Code', value: failure.code, mono: true }] : []),
          { label: 'After', value: formatDuration(timing.total) },
        ]}
      />
    </div>
  );
}
