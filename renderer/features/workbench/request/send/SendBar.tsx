// The foot of the request: how it is authorised, the forecast, the write guard, and Send.
import { IconAlertTriangle, IconPlayerStop, IconSend } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Operation } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { useSettings } from '../../../../platform/session-state/settings.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import { NativeSelect } from '../../../../ui/controls/NativeSelect.tsx';
import { useDelayed } from '../../../../ui/progress/use-delayed.ts';
import { checkJson } from '../../../../viewer/worker/json/check-json.ts';
import { useNextStep } from '../../next-step.ts';
import { AuthPicker } from '../AuthPicker.tsx';
import { CopyAsMenu } from '../CopyAsMenu.tsx';
import { setTimeoutMs } from '../change-draft.ts';
import { rowsInUse } from '../draft.ts';
import { useRequestState } from '../request-store.ts';
import preflightCss from './PreflightLine.module.css';
import { PreflightLine } from './PreflightLine.tsx';
import css from './SendBar.module.css';
import { canHaveBody } from './to-send-input.ts';
import { useWriteGuard } from './use-write-guard.ts';
import { WriteGuardBox } from './WriteGuardBox.tsx';

/** Beyond this the check would be felt while typing; the org will say. */
const CHECKED = 1_000_000;

export interface SendBarProps {
  operation: Operation | null;
  running: boolean;
  /** Why the last click on Send sent nothing. */
  reason: string | null;
  onSend: () => void;
  onCancel: () => void;
}

const TIMEOUTS = [5, 15, 30, 60, 120, 300];

export function SendBar({ operation, running, reason, onSend, onCancel }: SendBarProps) {
  // A request that is over in a moment must not make the button jump.
  const late = useDelayed(running);
  const timeoutMs = useRequestState((state) => state.draft.timeoutMs);
  const { network } = useSettings();
  const next = useNextStep();
  const guard = useWriteGuard();
  // The guard says it itself, where the switch is.
  const guarded = reason !== null && reason === guard?.reason;
  return (
    <div className={css.bar}>
      <div className={css.auth}>
        <AuthPicker />
      </div>
      <PreflightLine operation={operation} />
      <BodyFault />
      <WriteGuardBox refused={guarded} />
      {reason && !guarded && (
        <p className={css.reason} role="alert">
          {reason}
        </p>
      )}
      <div className={css.actions}>
        {late ? (
          <Button
            variant="default"
            size="large"
            icon={IconPlayerStop}
            keys="mod+."
            onClick={onCancel}
            className={css.send}
          >
            Cancel
          </Button>
        ) : (
          <Button
            variant={next === 'send' ? 'primary' : 'default'}
            size="large"
            icon={IconSend}
            keys="mod+enter"
            aria-keyshortcuts="Control+Enter"
            busy={running}
            onClick={onSend}
            className={css.send}
          >
            Send
          </Button>
        )}
        <CopyAsMenu />
        <NativeSelect
          aria-label="Timeout"
          title="How long to wait for the org’s answer"
          className={css.timeout}
          value={timeoutMs ?? ''}
          onChange={(event) =>
            setTimeoutMs(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
          }
        >
          <option value="">{Math.round(network.timeoutMs / 1000)} s</option>
          {TIMEOUTS.filter((seconds) => seconds * 1000 !== network.timeoutMs).map((seconds) => (
            <option key={seconds} value={seconds * 1000}>
              {seconds} s
            </option>
          ))}
        </NativeSelect>
      </div>
    </div>
  );
}

// Beside Send, whichever tab is open: the body is not JSON, where, and what that will lead to.
function BodyFault() {
  const draft = useRequestState((state) => state.draft);
  const { body, method, headers } = draft;
  const type = rowsInUse(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const checked =
    canHaveBody(method) && body !== '' && body.length <= CHECKED && (type === undefined || /json/i.test(type));
  const fault = useMemo(() => (checked ? checkJson(body) : null), [checked, body]);
  if (!fault) return null;
  return (
    <div className={preflightCss.fault} role="status">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden className={preflightCss.warning} />
      <span className={preflightCss.text}>
        The body is not valid JSON (line {fault.line}, column {fault.column}). It will be sent as it is, and Okta will
        answer 400.
      </span>
    </div>
  );
}
