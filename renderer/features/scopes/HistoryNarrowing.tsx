// The fields that narrow the history: tenant, credential, time, and whether what the bench sent by itself counts too.
import { Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { NativeSelect } from '../../ui/controls/NativeSelect.tsx';
import { TenantSelect } from '../../ui/tenants/TenantSelect.tsx';
import { credentialChoice, fixedChoice, tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import css from './HistoryNarrowing.module.css';
import { type HistoryNarrowing as HistoryNarrowingParts, TIME_WORDS, whose } from './history-narrowing.ts';
import { ANY, HISTORY_TIMES, type HistoryTime, IN_USE, scopesAddress } from './scopes-address.ts';

const change = (part: Partial<HistoryNarrowingParts>): void => changeAddress(scopesAddress, part);

export function HistoryNarrowing() {
  const { time, from, to, everySource } = useAddress(scopesAddress);
  return (
    <fieldset className={css.fields} aria-label="Which part of the history">
      <WhoseCalls />
      <NativeSelect
        className={css.time}
        aria-label="Time of the calls"
        value={time}
        onChange={(event) => change({ time: event.currentTarget.value as HistoryTime })}
      >
        {HISTORY_TIMES.map((one) => (
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

function WhoseCalls() {
  const { tenant, credential } = useAddress(scopesAddress);
  const tenants = useTenants();
  const used = useSelectedTenant();
  const of = whose({ tenant, credential }).tenant;
  const ofUsed = of?.id === used?.id;
  const tenantChoices = useMemo(
    () => [
      fixedChoice(IN_USE, 'Tenant in use'),
      fixedChoice(ANY, 'All tenants'),
      ...tenantsByName(tenants).map(tenantChoice),
    ],
    [tenants],
  );
  const credentialChoices = useMemo(
    () => [
      ...(of !== null && ofUsed ? [fixedChoice(IN_USE, 'Credential in use')] : []),
      fixedChoice(ANY, 'All credentials'),
      ...(of?.credentials.map((each) => credentialChoice(of, each)) ?? []),
    ],
    [of, ofUsed],
  );
  // What is gone counts as the one in use, as `whose` has it; a credential in use is one of the tenant in use.
  const tenantKey = tenantChoices.some(({ key }) => key === tenant) ? tenant : IN_USE;
  const chosen = of?.credentials.find(({ id }) => id === credential);
  const credentialKey =
    of && chosen ? credentialChoice(of, chosen).key : of && ofUsed && credential !== ANY ? IN_USE : ANY;
  return (
    <>
      <TenantSelect
        className={css.whose}
        label="Tenant of the calls"
        choices={tenantChoices}
        currentKey={tenantKey}
        onChoose={({ key, credential: found }) => change({ tenant: key, credential: found?.id ?? IN_USE })}
      />
      <TenantSelect
        className={css.whose}
        label="Credential of the calls"
        placeholder="Search by name or client ID"
        choices={credentialChoices}
        currentKey={credentialKey}
        disabled={of === null}
        onChoose={({ key, credential: chosen }) => change({ credential: chosen?.id ?? key })}
      />
    </>
  );
}
