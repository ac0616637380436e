// The fields that narrow the history: tenant, credential, time, and whether what the bench sent by itself counts too.
import { Checkbox } from '@mantine/core';
import { useStore } from 'zustand';
import { useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { NativeSelect } from '../../ui/controls/NativeSelect.tsx';
import css from './HistoryNarrowing.module.css';
import { ANY, type HistoryTime, IN_USE, narrowingStore, TIME_WORDS, TIMES, whose } from './history-narrowing.ts';

const change = narrowingStore.setState;

export function HistoryNarrowing() {
  const { tenant, credential, time, from, to, everySource } = useStore(narrowingStore);
  const tenants = useTenants();
  const used = useSelectedTenant();
  const of = whose({ tenant, credential }).tenant;
  return (
    <fieldset className={css.fields} aria-label="Which part of the history">
      <NativeSelect
        className={css.whose}
        aria-label="Tenant of the calls"
        value={tenant}
        onChange={(event) => change({ tenant: event.currentTarget.value, credential: IN_USE })}
      >
        <option value={IN_USE}>Tenant in use</option>
        <option value={ANY}>All tenants</option>
        {tenants.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        className={css.whose}
        aria-label="Credential of the calls"
        value={of === null ? ANY : credential}
        disabled={of === null}
        onChange={(event) => change({ credential: event.currentTarget.value })}
      >
        {of?.id === used?.id && <option value={IN_USE}>Credential in use</option>}
        <option value={ANY}>All credentials</option>
        {of?.credentials.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect
        className={css.time}
        aria-label="Time of the calls"
        value={time}
        onChange={(event) => change({ time: event.currentTarget.value as HistoryTime })}
      >
        {TIMES.map((one) => (
          <option key={one} value={one}>
            {TIME_WORDS[one]}
          </option>
        ))}
      </NativeSelect>
      {time === 'between' && (
        <>
          <input
            className={css.moment}
            type="datetime-local"
            aria-label="From"
            value={from}
            onChange={(event) => change({ from: event.currentTarget.value })}
          />
          <input
            className={css.moment}
            type="datetime-local"
            aria-label="To"
            value={to}
            onChange={(event) => change({ to: event.currentTarget.value })}
          />
        </>
      )}
      <Checkbox
        label="Also what Scopebench sent by itself"
        checked={everySource}
        onChange={(event) => change({ everySource: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
