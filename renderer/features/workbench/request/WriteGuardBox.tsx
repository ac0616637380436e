// A write to a production tenant waits for the person: one click arms it, a delete wants the tenant's name as well.
// It is disarmed by sending and by any change of the request.
import { Switch, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { guardWrite } from '../../../../shared/okta/write-guard.ts';
import { useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { classNames } from '../../../ui/class-names.ts';
import { useFocusRequest } from '../focus-request.ts';
import { setArmed, setConfirmName } from './change-draft.ts';
import { useRequestState } from './request-store.ts';
import css from './WriteGuardBox.module.css';

export function WriteGuardBox() {
  const tenant = useSelectedTenant();
  const method = useRequestState((state) => state.draft.method);
  const armed = useRequestState((state) => state.armed);
  const confirmName = useRequestState((state) => state.confirmName);
  const input = useRef<HTMLInputElement>(null);
  useFocusRequest('confirm-name', () => input.current?.focus());
  if (!tenant) return null;
  const guard = guardWrite(method, tenant);
  if (guard.level === 'none') return null;
  return (
    <section className={classNames(css.guard, armed && css.armed)} aria-label="Write guard">
      <Switch
        label={armed ? `Armed: the next ${method} goes to ${tenant.name}` : `Arm this ${method}`}
        checked={armed}
        onChange={(event) => setArmed(event.currentTarget.checked)}
      />
      {!armed && <p className={css.reason}>{guard.reason}</p>}
      {guard.level === 'name' && armed && (
        <TextInput
          ref={input}
          label={`Type ${tenant.name} to delete there`}
          value={confirmName}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setConfirmName(event.currentTarget.value)}
        />
      )}
    </section>
  );
}
