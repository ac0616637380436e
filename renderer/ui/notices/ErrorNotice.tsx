// A failure where it happened: what happened, what it means, what to do next, and a button that does it.
import { IconAlertCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { UserError } from '../../platform/errors.ts';
import { classNames } from '../class-names.ts';
import { Button } from '../controls/Button.tsx';
import { IconButton } from '../controls/IconButton.tsx';
import css from './ErrorNotice.module.css';

export interface ErrorNoticeProps {
  error: Pick<UserError, 'message' | 'fix'> & Partial<UserError>;
  onRetry?: () => void;
  onDismiss?: () => void;
  /** In place of Retry: what puts it right. */
  action?: ReactNode;
  /** Without frame and radius, for a bar over the whole width. */
  bar?: boolean;
}

export function ErrorNotice({ error, onRetry, onDismiss, action, bar = false }: ErrorNoticeProps) {
  const details = Object.entries(error.details ?? {});
  return (
    <div className={classNames(css.notice, bar && css.bar)} role="alert">
      <IconAlertCircle size={16} stroke={1.75} aria-hidden className={css.icon} />
      <div className={css.words}>
        <p className={css.message}>{error.message}</p>
        {error.meaning && <p>{error.meaning}</p>}
        <p>{error.fix}</p>
        {details.length > 0 && (
          <p className={css.details}>{details.map(([name, value]) => `${name}: ${String(value)}`).join(' · ')}</p>
        )}
      </div>
      {(action || onRetry || onDismiss) && (
        <div className={css.action}>
          {action}
          {onRetry && (
            <Button size="small" onClick={onRetry}>
              Try again
            </Button>
          )}
          {onDismiss && <IconButton icon={IconX} label="Dismiss" size="small" onClick={onDismiss} />}
        </div>
      )}
    </div>
  );
}
