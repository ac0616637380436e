// What a check of an org or a test of a credential has found, line by line.
import { IconAlertCircle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import { navigate } from '../../platform/navigation.ts';
import { Tag } from '../../ui/chips/Tag.tsx';
import { Ticked } from '../../ui/chips/Ticked.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/controls/Button.tsx';
import css from './Findings.module.css';

const ICONS = { ok: IconCircleCheck, note: IconInfoCircle, problem: IconAlertCircle };

export interface Finding {
  level: keyof typeof ICONS;
  message: string;
  meaning?: string;
  fix: string | null;
  confidence?: string;
  /** The exchange that shows it. */
  exchangeId?: string | null;
  /** What mends it. */
  action?: { label: string; onClick: () => void } | undefined;
}

export function Findings({ label = 'Findings', findings }: { label?: string; findings: readonly Finding[] }) {
  return (
    <ul className={css.findings} aria-label={label} aria-live="polite">
      {findings.map(({ level, message, meaning, fix, confidence = 'certain', exchangeId, action }) => {
        const Icon = ICONS[level];
        return (
          <li key={message} className={classNames(css.finding, css[level])}>
            <Icon size={16} stroke={1.75} aria-hidden />
            <div className={css.words}>
              <p>
                <Ticked text={message} />{' '}
                {confidence !== 'certain' && (
                  <Tag title="How certain this is: Okta’s answer does not state it literally.">{confidence}</Tag>
                )}
              </p>
              {meaning && (
                <p className={css.more}>
                  <Ticked text={meaning} />
                </p>
              )}
              {fix && (
                <p className={css.more}>
                  <Ticked text={fix} />
                </p>
              )}
              {action && (
                <Button size="small" className={css.action} onClick={action.onClick}>
                  {action.label}
                </Button>
              )}
            </div>
            {exchangeId && (
              <Button size="small" variant="quiet" onClick={() => navigate('history', exchangeId)}>
                Show exchange
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
