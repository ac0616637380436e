// Pick an operation: by typing any part of it (method, path, title, id, tag or scope), or, while nothing is typed, out of favourites,
// what was used last, and the resources. Enter takes the marked one.
import { Combobox, type ComboboxStore, useCombobox } from '@mantine/core';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Catalogue, Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import {
  createOperationSearch,
  type OperationHit,
  type OperationSearch,
} from '../../../../shared/okta/catalogue/search-operations.ts';
import { isMac, isStroke } from '../../../platform/keys.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { KeyHint } from '../../../ui/controls/KeyHint.tsx';
import { useFocusRequest } from '../focus-request.ts';
import { pickOperation } from './change-draft.ts';
import css from './OperationPicker.module.css';
import { type BrowseSection, browseSections } from './operations/browse-rows.ts';
import { toggleFavourite, useFavourites } from './operations/favourites.ts';
import { BrowseRows, FoundRows } from './operations/OperationRows.tsx';
import { useRecentOperations } from './operations/recent-operations.ts';
import { sendKeys } from './send-keys.ts';

const SHOWN = 50;
/** What a browser calls a bookmark. */
const FAVOURITE_KEYS = 'mod+d';
const searches = new WeakMap<Catalogue, OperationSearch>();

function searchOf(catalogue: Catalogue): OperationSearch {
  const known = searches.get(catalogue);
  if (known) return known;
  const search = createOperationSearch(catalogue.operations);
  searches.set(catalogue, search);
  return search;
}

export function OperationPicker({ operation }: { operation: Operation | null }) {
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setQuery('');
    },
  });
  const opened = combobox.dropdownOpened;
  const searching = query.trim() !== '';
  const { catalogue } = useCatalogue();
  const hits = useMemo(
    () => (opened && searching ? searchOf(catalogue)(query, SHOWN) : []),
    [catalogue, query, opened, searching],
  );
  const browsed = useBrowsed(opened && !searching);
  // The first one is what Enter takes, as soon as it is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is a new object at every draw.
  useEffect(() => {
    if (searching) combobox.selectFirstOption();
    else combobox.resetSelectedOption();
  }, [hits, searching]);
  useFocusRequest('operation', () => {
    input.current?.focus();
    combobox.openDropdown();
  });
  const submit = (key: string) => {
    const row = browsed.rows.find((one) => one.key === key);
    if (row?.kind === 'group') return browsed.setOpen(row.key, !row.open);
    const picked = row?.operation ?? hits.find((hit) => hit.operation.id === key)?.operation;
    if (picked) pickOperation(picked);
    combobox.closeDropdown();
    input.current?.blur();
  };
  const title = operation ? operationTitle(operation.id) : 'Custom request';
  return (
    <Combobox store={combobox} width={560} position="bottom-start" offset={4} onOptionSubmit={submit}>
      <Combobox.DropdownTarget>
        <div className={css.field} onKeyDownCapture={sendKeys}>
          <IconSearch size={14} stroke={1.75} aria-hidden className={css.icon} />
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              ref={input}
              type="text"
              className={css.input}
              aria-label="Operation"
              autoComplete="off"
              spellCheck={false}
              placeholder={opened ? `Search ${catalogue.operations.length} operations` : title}
              title={opened ? undefined : title}
              value={opened ? query : title}
              onChange={(event) => {
                setQuery(event.currentTarget.value);
                combobox.openDropdown();
              }}
              onClick={() => combobox.openDropdown()}
              onFocus={() => combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
              onKeyDown={(event) => listKeys(event, combobox, hits, browsed)}
            />
          </Combobox.EventsTarget>
          {!opened && operation && (
            <span className={css.tag} title={operation.tag}>
              {operation.tag}
            </span>
          )}
          <IconChevronDown size={14} stroke={1.75} aria-hidden className={css.icon} />
        </div>
      </Combobox.DropdownTarget>
      <OperationList
        query={query}
        hits={hits}
        sections={browsed.sections}
        current={operation?.id}
        catalogue={catalogue}
      />
    </Combobox>
  );
}

/** Beside those of the list itself: right and left open and close a resource, and one makes an operation a favourite. */
function listKeys(
  event: KeyboardEvent,
  combobox: ComboboxStore,
  hits: readonly OperationHit[],
  { rows, setOpen }: ReturnType<typeof useBrowsed>,
): void {
  const at = combobox.getSelectedOptionIndex();
  const row = rows[at];
  const operation = row?.kind === 'operation' ? row.operation : hits[at]?.operation;
  if (operation && isStroke(event, FAVOURITE_KEYS, isMac())) {
    event.preventDefault();
    toggleFavourite(operation.id);
  }
  if (!row?.group || (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft')) return;
  event.preventDefault();
  const opens = event.key === 'ArrowRight';
  if (row.kind === 'operation' && opens) return;
  // What is closed is below its own row, which therefore stays where it is.
  if (row.kind === 'operation') combobox.selectOption(rows.findIndex(({ key }) => key === row.group?.key));
  setOpen(row.group.key, opens);
}

interface OperationListProps {
  query: string;
  hits: readonly OperationHit[];
  sections: readonly BrowseSection[];
  current: string | undefined;
  catalogue: Catalogue;
}

function OperationList({ query, hits, sections, current, catalogue }: OperationListProps) {
  const searching = query.trim() !== '';
  return (
    <Combobox.Dropdown className={css.dropdown}>
      <Combobox.Options className={css.options} aria-label="Operations">
        {searching && hits.length === 0 && (
          <Combobox.Empty>
            No operation matches all of these words. You can still type a path and send it.
          </Combobox.Empty>
        )}
        <FoundRows hits={hits} current={current} />
        <BrowseRows sections={sections} current={current} />
      </Combobox.Options>
      <div className={css.foot}>
        <span>
          {!searching
            ? `${catalogue.operations.length} operations, catalogue ${catalogue.version}. Type to search.`
            : hits.length === SHOWN
              ? `The best ${SHOWN} matches. Type more to narrow them down.`
              : `${hits.length} found`}
        </span>
        <span className={css.keys}>
          Favourite <KeyHint keys={FAVOURITE_KEYS} />
        </span>
      </div>
    </Combobox.Dropdown>
  );
}

/** Favourites, recent ones and resources, while they are shown; which resources are open is remembered as long as the page is. */
function useBrowsed(shown: boolean) {
  const { catalogue, operation } = useCatalogue();
  const favourites = useFavourites();
  const recent = useRecentOperations(shown);
  const [open, setOpened] = useState<ReadonlySet<string>>(new Set());
  const sections = useMemo(
    () => (shown ? browseSections({ catalogue, operation, favourites, recent, open }) : []),
    [shown, catalogue, operation, favourites, recent, open],
  );
  const setOpen = (key: string, now: boolean) =>
    setOpened((before) => new Set(now ? [...before, key] : [...before].filter((one) => one !== key)));
  const rows = useMemo(() => sections.flatMap((section) => section.rows), [sections]);
  return { sections, rows, setOpen };
}
