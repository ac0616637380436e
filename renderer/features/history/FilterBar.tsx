// What of the history is shown: text, tenant, verdict, pinned. Beside it the way to choose several.
import { Select } from '@mantine/core';
import { IconListCheck, IconPin } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { VERDICT_FACTS, VERDICTS } from '../../../shared/okta/verdict/verdicts.ts';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { FilterInput } from '../../ui/controls/FilterInput.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Toolbar } from '../../ui/layout/Toolbar.tsx';
import { TenantSelect } from '../../ui/tenants/TenantSelect.tsx';
import { fixedChoice, tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import { changeFilter } from './actions.ts';
import css from './FilterBar.module.css';
import { historyStore } from './history-store.ts';

const TYPING_MS = 150;
/** Key of the choice that narrows nothing. */
const ALL = 'all';

export function FilterBar() {
  const filter = useStore(historyStore, (state) => state.filter);
  const choosing = useStore(historyStore, ({ chosen }) => chosen !== null);
  const tenants = useTenants();
  const choices = useMemo(
    () => [fixedChoice(ALL, 'All tenants'), ...tenantsByName(tenants).map(tenantChoice)],
    [tenants],
  );
  const [text, setText] = useState(filter.text);
  useEffect(() => setText(filter.text), [filter.text]);
  useEffect(() => {
    if (text === historyStore.getState().filter.text) return;
    const timer = setTimeout(() => void changeFilter({ text }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <Toolbar label="Filter">
      <FilterInput label="Filter by path, operation, request ID" placeholder="Filter" value={text} onChange={setText} />
      <TenantSelect
        className={css.select}
        label="Tenant of the exchanges"
        choices={choices}
        currentKey={filter.tenantId ?? ALL}
        onChoose={({ tenant }) => void changeFilter({ tenantId: tenant?.id ?? null })}
      />
      <Select
        className={css.select}
        aria-label="Verdict"
        placeholder="Verdict"
        clearable
        searchable
        data={VERDICTS.map((verdict) => ({ value: verdict, label: VERDICT_FACTS[verdict].label }))}
        value={filter.verdict}
        onChange={(verdict) => void changeFilter({ verdict })}
      />
      <IconButton
        icon={IconPin}
        label="Pinned only"
        pressed={filter.pinnedOnly}
        onClick={() => void changeFilter({ pinnedOnly: !filter.pinnedOnly })}
      />
      <IconButton
        icon={IconListCheck}
        label={choosing ? 'End choosing' : 'Choose several'}
        pressed={choosing}
        onClick={() => historyStore.setState({ chosen: choosing ? null : new Set(), compareId: null })}
      />
    </Toolbar>
  );
}
