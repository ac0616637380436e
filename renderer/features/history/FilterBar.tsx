// What of the history is shown: text, tenant, verdict, pinned. Beside it the way to choose several.
import { Select } from '@mantine/core';
import { IconListCheck, IconPin } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { VERDICT_FACTS, VERDICTS } from '../../../shared/okta/verdict/verdicts.ts';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { FilterInput } from '../../ui/controls/FilterInput.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Toolbar } from '../../ui/layout/Toolbar.tsx';
import { changeFilter } from './actions.ts';
import css from './FilterBar.module.css';
import { historyStore } from './history-store.ts';

const TYPING_MS = 150;

export function FilterBar() {
  const filter = useStore(historyStore, (state) => state.filter);
  const choosing = useStore(historyStore, ({ chosen }) => chosen !== null);
  const tenants = useTenants();
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
      <Select
        className={css.select}
        aria-label="Tenant"
        placeholder="Tenant"
        clearable
        data={tenants.map((tenant) => ({ value: tenant.id, label: tenant.name }))}
        value={filter.tenantId}
        onChange={(tenantId) => void changeFilter({ tenantId })}
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
