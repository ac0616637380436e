// What of the history is shown: text, tenant, verdict, pinned. Beside it the way to choose several.
import { Select } from '@mantine/core';
import { IconListCheck, IconPin } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { VERDICT_FACTS, VERDICTS } from '../../../shared/okta/verdict/verdicts.ts';
import { readAddress, useAddress } from '../../platform/navigation.ts';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { FilterInput } from '../../ui/controls/FilterInput.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Toolbar } from '../../ui/layout/Toolbar.tsx';
import { TenantSelect } from '../../ui/tenants/TenantSelect.tsx';
import { fixedChoice, tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import css from './FilterBar.module.css';
import { changeFilter, historyAddress } from './history-address.ts';
import { historyStore } from './history-store.ts';

const TYPING_MS = 150;
/** Key of the choice that narrows nothing. */
const ALL = 'all';

export function FilterBar() {
  const { find, tenant: tenantId, verdict: chosenVerdict, pinned } = useAddress(historyAddress);
  const choosing = useStore(historyStore, ({ chosen }) => chosen !== null);
  const tenants = useTenants();
  const choices = useMemo(
    () => [
      fixedChoice(ALL, 'All tenants'),
      // The history of a tenant outlives it.
      ...(tenantId === null || tenants.some(({ id }) => id === tenantId)
        ? []
        : [fixedChoice(tenantId, 'A tenant that was removed')]),
      ...tenantsByName(tenants).map(tenantChoice),
    ],
    [tenants, tenantId],
  );
  const [text, setText] = useState(find);
  useEffect(() => setText(find), [find]);
  useEffect(() => {
    if (text === readAddress(historyAddress).find) return;
    const timer = setTimeout(() => changeFilter({ find: text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Toolbar label="Filter">
      <FilterInput label="Filter by path, operation, request ID" placeholder="Filter" value={text} onChange={setText} />
      <TenantSelect
        className={css.select}
        label="Tenant of the exchanges"
        choices={choices}
        currentKey={tenantId ?? ALL}
        onChoose={({ key }) => changeFilter({ tenant: key === ALL ? null : key })}
      />
      <Select
        className={css.select}
        aria-label="Verdict"
        placeholder="Verdict"
        clearable
        searchable
        data={VERDICTS.map((verdict) => ({ value: verdict, label: VERDICT_FACTS[verdict].label }))}
        value={chosenVerdict}
        onChange={(value) => changeFilter({ verdict: VERDICTS.find((verdict) => verdict === value) ?? null })}
      />
      <IconButton
        icon={IconPin}
        label="Pinned only"
        pressed={pinned}
        onClick={() => changeFilter({ pinned: !pinned })}
      />
      <IconButton
        icon={IconListCheck}
        label={choosing ? 'End choosing' : 'Choose several'}
        pressed={choosing}
        onClick={() => {
          changeFilter({ with: null });
          historyStore.setState({ chosen: choosing ? null : new Set() });
        }}
      />
    </Toolbar>
  );
}
