// One exchange in the list: what was asked, what it meant, how long it took.
import { IconPinFilled, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import type { ExchangeSummary } from '../../../shared/model/exchange.ts';
import { sourceOf } from '../../../shared/model/exchange-sources.ts';
import { MethodTag } from '../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { VerdictChip } from '../../ui/chips/VerdictChip.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ByteSize } from '../../ui/values/ByteSize.tsx';
import { Duration } from '../../ui/values/Duration.tsx';
import { ElidedPath } from '../../ui/values/ElidedPath.tsx';
import { RelativeTime } from '../../ui/values/RelativeTime.tsx';
import css from './HistoryPage.module.css';
import { SourceMark } from './SourceMark.tsx';

export interface HistoryRowProps {
  entry: ExchangeSummary;
  compared: boolean;
  /** Null while nothing is being chosen. */
  chosen: boolean | null;
}

export function HistoryRow({ entry, compared, chosen }: HistoryRowProps) {
  const source = sourceOf(entry);
  const Box = chosen ? IconSquareCheckFilled : IconSquare;
  return (
    <div className={classNames(css.row, compared && css.compared, chosen !== null && css.choosing)}>
      {chosen !== null && (
        <Box size={16} stroke={1.5} aria-hidden className={classNames(css.box, chosen && css.boxChosen)} />
      )}
      <div>
        <div className={css.request}>
          <MethodTag method={entry.method} />
          <ElidedPath path={entry.target} />
        </div>
        <div className={css.below}>
          {entry.pinned && <IconPinFilled size={12} aria-label="pinned" />}
          <RelativeTime at={entry.at} />
          <span aria-hidden="true">·</span>
          {source !== 'workbench' && (
            <>
              <SourceMark source={source} />
              <span aria-hidden="true">·</span>
            </>
          )}
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
