// A write to a production tenant waits for the person: one click arms it, a delete wants the tenant's name as well.
// It is disarmed by sending and by any change of the request.
import { Switch, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useSelectedTenant } from '../../../../platform/session-state/tenants.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { useFocusRequest } from '../../focus-request.ts';
import { setArmed, setConfirmName } from '../change-draft.ts';
import { useRequestState } from '../request-store.ts';
import { useWriteGuard } from './use-write-guard.ts';
import css from './WriteGuardBox.module.css';

/** `refused`: the last click on Send sent nothing because of this guard. */
export function WriteGuardBox({ refused }: { refused: boolean }) {
  const tenant = useSelectedTenant();
  const guard = useWriteGuard();
  const method = useRequestState((state) => state.draft.method);
  const armed = useRequestState((state) => state.armed);
  const confirmName = useRequestState((state) => state.confirmName);
  const input = useRef<HTMLInputElement>(null);
  useFocusRequest('confirm-name', () => input.current?.focus());
  if (!tenant || !guard) return null;
  return (
    <section className={classNames(css.guard, armed && css.armed)} aria-label="Write guard">
      <Switch
        label={armed ? `Armed: the next ${method} goes to ${tenant.name}` : `Arm this ${method}`}
        checked={armed}
        onChange={(event) => setArmed(event.currentTarget.checked)}
      />
      {!armed && (
        // Again when it turns into an alert: else a screen reader would not say it.
        <p
          key={refused ? 'refused' : 'asked'}
          className={classNames(css.reason, refused && css.refused)}
          role={refused ? 'alert' : undefined}
        >
          {guard.reason}
        </p>
      )}
      {guard.level === 'name' && armed && (
        <TextInput
          ref={input}
          label={`Type ${tenant.name} to confirm the delete`}
          value={confirmName}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setConfirmName(event.currentTarget.value)}
        />
      )}
    </section>
  );
}
