// The scope picker: search, filter, the tree, and what is chosen. A name that nothing knows can always be typed or pasted.
import { IconPlus, IconTargetArrow } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { useSelectedCredential } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { useFocusRequest } from '../focus-request.ts';
import { useChosenOperation } from '../request/chosen-operation.ts';
import { addScopes, chooseLeast, pasteScopes, setScopeFilter, setScopeQuery } from './change-scopes.ts';
import { PasteScopes } from './PasteScopes.tsx';
import { PresetMenu } from './PresetMenu.tsx';
import { ScopeGrid } from './ScopeGrid.tsx';
import css from './ScopePanel.module.css';
import { ScopeSelection } from './ScopeSelection.tsx';
import { CLOSED_AT_FIRST, type ScopeFilter, scopeGroups } from './scope-groups.ts';
import { scopeAsker } from './scope-mark.ts';
import { useScopeState } from './scope-store.ts';

export function ScopePanel() {
  const credential = useSelectedCredential();
  const operation = useChosenOperation();
  const { selected, query, filter: chosenFilter, open } = useScopeState((state) => state);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useFocusRequest('scopes', () => {
    search.current?.focus();
    search.current?.select();
  });
  const filter = effectiveFilter(chosenFilter, credential);
  const anyRegistered = (credential?.registeredScopes.length ?? 0) > 0;
  const groups = useShownGroups(filter);
  const searching = query.trim() !== '';
  const typed = parseScopeList(query).filter(
    (name) => /[.]/.test(name) || groups.length === 0 || scopeAsker(credential).ownApi,
  );
  const addable = typed.filter((name) => !selected.includes(name) && !isListed(groups, name));
  const add = (names: readonly string[]) => {
    addScopes(names);
    setScopeQuery('');
  };
  return (
    <Panel
      title="Scopes"
      scroll="none"
      actions={
        <>
          {operation && operation.scopes.length > 0 && (
            <IconButton
              icon={IconTargetArrow}
              size="small"
              label="Choose the fewest scopes for this operation"
              onClick={() => chooseLeast(operation)}
            />
          )}
          <PasteScopes />
          <PresetMenu />
        </>
      }
    >
      <div className={css.search}>
        <FilterInput
          label="Search or type scopes"
          value={query}
          inputRef={search}
          onChange={takeQuery}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && addable.length > 0) add(addable);
            if (event.key !== 'ArrowDown') return;
            event.preventDefault();
            body.current?.querySelector<HTMLElement>('[data-place][tabindex="0"]')?.focus();
          }}
        />
        <FilterChoice filter={filter} anyRegistered={anyRegistered} />
      </div>
      <div ref={body} className={css.tree}>
        {groups.length > 0 && (
          <ScopeGrid
            groups={groups}
            selected={selected}
            isOpen={(group) =>
              searching || filter === 'selected' || (open[group.id] ?? !CLOSED_AT_FIRST.includes(group.id))
            }
            anyRegistered={anyRegistered}
          />
        )}
        {addable.length > 0 && <AddTyped names={addable} onAdd={() => add(addable)} />}
        {groups.length === 0 && addable.length === 0 && (
          <p className={css.nothing}>
            {searching ? 'No known scope matches. Type a full name to add it anyway.' : 'No scope is chosen yet.'}
          </p>
        )}
      </div>
      <ScopeSelection />
    </Panel>
  );
}

function isListed(groups: ReturnType<typeof scopeGroups>, name: string): boolean {
  return groups.some((group) => group.rows.some((row) => row.cells.some((cell) => cell.name === name)));
}

// The filter in force: what the person chose, else the registered scopes where the credential has any.
function effectiveFilter(chosen: ScopeFilter | null, credential: Credential | null): ScopeFilter {
  const any = (credential?.registeredScopes.length ?? 0) > 0;
  if (chosen === null) return any ? 'registered' : 'all';
  return chosen === 'registered' && !any ? 'all' : chosen;
}

function takeQuery(text: string): void {
  // Several names at once are a pasted list, not a search.
  const names = /[\s,;[{]/.test(text.trim()) ? parseScopeList(text).filter((name) => name.includes('.')) : [];
  if (names.length > 1) {
    pasteScopes(text);
    setScopeQuery('');
    announceDone(`${names.length} scopes added`);
  } else setScopeQuery(text);
}

/** The groups of scopes that the search and the filter leave. */
function useShownGroups(filter: ScopeFilter): ReturnType<typeof scopeGroups> {
  const { catalogue } = useCatalogue();
  const credential = useSelectedCredential();
  const { selected, query } = useScopeState((state) => state);
  const asker = useMemo(() => scopeAsker(credential), [credential]);
  return useMemo(
    () =>
      scopeGroups({
        // What the catalogue has is for Okta's API.
        scopes: asker.ownApi ? [] : catalogue.scopes,
        registered: new Set(credential?.registeredScopes),
        selected,
        filter,
        query,
        credentialName: credential?.name ?? '',
        asker,
      }),
    [catalogue, credential, asker, selected, filter, query],
  );
}

function FilterChoice({ filter, anyRegistered }: { filter: ScopeFilter; anyRegistered: boolean }) {
  const chosen = useScopeState((state) => state.selected.length);
  return (
    <SegmentedControl
      label="Which scopes"
      size="small"
      value={filter}
      options={[
        { value: 'registered', label: 'Registered', disabled: !anyRegistered },
        { value: 'all', label: 'All' },
        { value: 'selected', label: `Chosen ${chosen}` },
      ]}
      onChange={setScopeFilter}
    />
  );
}

function AddTyped({ names, onAdd }: { names: readonly string[]; onAdd: () => void }) {
  return (
    <div className={css.add}>
      <Button size="small" icon={IconPlus} onClick={onAdd}>
        Add {names.length === 1 ? names[0] : `${names.length} scopes`}
      </Button>
      <span>Sent as typed.</span>
    </div>
  );
}
