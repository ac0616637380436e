// One exchange in the list: what was asked, what it meant, how long it took.
import { IconPinFilled } from '@tabler/icons-react';
import type { ExchangeSummary } from '../../../shared/contract/exchange.ts';
import { ByteSize } from '../../ui/ByteSize.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Duration } from '../../ui/Duration.tsx';
import { ElidedPath } from '../../ui/ElidedPath.tsx';
import { MethodTag } from '../../ui/MethodTag.tsx';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { StatusCode } from '../../ui/StatusCode.tsx';
import { VerdictChip } from '../../ui/VerdictChip.tsx';
import css from './HistoryPage.module.css';

export function HistoryRow({ entry, compared }: { entry: ExchangeSummary; compared: boolean }) {
  return (
    <div className={classNames(css.row, compared && css.compared)}>
      <div>
        <div className={css.request}>
          <MethodTag method={entry.method} />
          <ElidedPath path={entry.target} />
        </div>
        <div className={css.below}>
          {entry.pinned && <IconPinFilled size={12} aria-label="pinned" />}
          <RelativeTime at={entry.at} />
          <span aria-hidden="true">·</span>
          <span className="truncate">
            {entry.tenantName}
            {entry.credentialName !== null && `, ${entry.credentialName}`}
          </span>
        </div>
      </div>
      <div className={css.outcome}>
        <StatusCode status={entry.status} verdict={entry.verdict} />
        <VerdictChip verdict={entry.verdict} look="plain" />
      </div>
      <div className={css.numbers}>
        <Duration ms={entry.totalMs} />
        <ByteSize bytes={entry.size} />
      </div>
    </div>
  );
}
