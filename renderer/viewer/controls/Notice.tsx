// A strip between the bar and the body: the body is cut, or is not the JSON it says it is.
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

export interface NoticeProps {
  children: ReactNode;
  action?: { label: string; run: () => void };
}

export const Notice = ({ children, action }: NoticeProps) => (
  <div className={styles.notice} role="note">
    <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" className={styles.icon} />
    <span className={styles.text}>{children}</span>
    {action && (
      <button type="button" className={styles.action} onClick={action.run}>
        {action.label}
      </button>
    )}
  </div>
);
