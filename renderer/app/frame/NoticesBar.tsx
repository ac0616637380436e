// What the person should know, over the page: notices of the start, a damaged vault, failures without a place of their own.
import { IconAlertTriangle, IconInfoCircle, IconLock, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { navigate } from '../../platform/navigation.ts';
import { dismissProblem, problemsStore } from '../../platform/problems.ts';
import { dismissNotice, useHostFacts } from '../../platform/session-state/host-facts.ts';
import { useVaultStatus } from '../../platform/session-state/vault.ts';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import css from './NoticesBar.module.css';

export function NoticesBar() {
  const { notices, dismissed } = useHostFacts();
  const { problems } = useStore(problemsStore);
  const vault = useVaultStatus();
  const shown = notices.filter((notice) => !dismissed.includes(notice.id));
  return (
    <div className={css.bars}>
      {vault.state === 'damaged' && (
        <div className={classNames(css.bar, css.warning)} role="status">
          <IconLock size={16} stroke={1.75} aria-hidden />
          <span className={css.words}>
            <b>The vault cannot be read.</b> Nothing is overwritten until you decide what to do with it.
          </span>
          <Button size="small" onClick={() => navigate('settings', 'vault')}>
            Decide
          </Button>
        </div>
      )}
      {shown.map((notice) => (
        <div key={notice.id} className={classNames(css.bar, notice.level !== 'info' && css.warning)} role="status">
          {notice.level === 'info' ? (
            <IconInfoCircle size={16} stroke={1.75} aria-hidden />
          ) : (
            <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          )}
          <span className={css.words}>
            <b>{notice.message}</b> {notice.fix}
          </span>
          <IconButton icon={IconX} size="small" label="Dismiss" onClick={() => dismissNotice(notice.id)} />
        </div>
      ))}
      {problems.map(({ key, error }) => (
        <ErrorNotice key={key} bar error={error} onDismiss={() => dismissProblem(key)} />
      ))}
    </div>
  );
}
