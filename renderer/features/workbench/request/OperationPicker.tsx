// Pick an operation by typing any part of it: method, path, title, id, tag or scope. Enter takes the first.
import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown, IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Catalogue, Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import {
  createOperationSearch,
  type OperationHit,
  type OperationSearch,
} from '../../../../shared/okta/catalogue/search-operations.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { useFocusRequest } from '../focus-request.ts';
import { Highlighted } from '../Highlighted.tsx';
import { pickOperation } from './change-draft.ts';
import css from './OperationPicker.module.css';
import { sendKeys } from './send-keys.ts';

const SHOWN = 50;
const searches = new WeakMap<Catalogue, OperationSearch>();

function searchOf(catalogue: Catalogue): OperationSearch {
  const known = searches.get(catalogue);
  if (known) return known;
  const search = createOperationSearch(catalogue.operations);
  searches.set(catalogue, search);
  return search;
}

export function OperationPicker({ operation }: { operation: Operation | null }) {
  const { catalogue } = useCatalogue();
  const [query, setQuery] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setQuery('');
    },
  });
  const opened = combobox.dropdownOpened;
  const hits = useMemo(() => (opened ? searchOf(catalogue)(query, SHOWN) : []), [catalogue, query, opened]);
  // The first one is what Enter takes, as soon as it is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is a new object at every draw.
  useEffect(() => {
    if (query.trim() !== '') combobox.selectFirstOption();
  }, [hits]);
  useFocusRequest('operation', () => {
    input.current?.focus();
    combobox.openDropdown();
  });
  const title = operation ? operationTitle(operation.id) : 'A request of your own';
  return (
    <Combobox
      store={combobox}
      width={560}
      position="bottom-start"
      offset={4}
      onOptionSubmit={(id) => {
        const hit = hits.find((each) => each.operation.id === id);
        if (hit) pickOperation(hit.operation);
        combobox.closeDropdown();
        input.current?.blur();
      }}
    >
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
              value={opened ? query : title}
              onChange={(event) => {
                setQuery(event.currentTarget.value);
                combobox.openDropdown();
              }}
              onClick={() => combobox.openDropdown()}
              onFocus={() => combobox.openDropdown()}
              onBlur={() => combobox.closeDropdown()}
            />
          </Combobox.EventsTarget>
          {!opened && operation && <span className={css.tag}>{operation.tag}</span>}
          <IconChevronDown size={14} stroke={1.75} aria-hidden className={css.icon} />
        </div>
      </Combobox.DropdownTarget>
      <Hits catalogue={catalogue} operation={operation} query={query} hits={hits} opened={opened} />
    </Combobox>
  );
}

function OperationRow({ hit: { operation, title, ranges } }: { hit: OperationHit }) {
  return (
    <span className={css.row}>
      <span className={css.method}>
        <MethodTag method={operation.method} />
      </span>
      <span className={css.first}>
        <span className={css.title}>
          <Highlighted text={title} ranges={ranges.title} />
        </span>
        {operation.family !== 'management' && <Tag>{operation.family}</Tag>}
        {operation.deprecated && <Tag tone="warning">deprecated</Tag>}
        {(operation.lifecycle === 'EA' || operation.lifecycle === 'BETA') && <Tag>{operation.lifecycle}</Tag>}
      </span>
      <span className={css.scopes}>
        <Highlighted
          text={operation.scopes.join(' ') || 'no scope'}
          ranges={operation.scopes.length > 0 ? ranges.scope : []}
        />
      </span>
      <span className={css.path}>
        <Highlighted text={operation.path} ranges={ranges.path} />
      </span>
    </span>
  );
}

interface HitsProps {
  catalogue: Catalogue;
  operation: Operation | null;
  query: string;
  hits: readonly OperationHit[];
  opened: boolean;
}

/** The operations that were found, and how many. */
function Hits({ catalogue, operation, query, hits, opened }: HitsProps) {
  return (
    <Combobox.Dropdown className={css.dropdown}>
      <Combobox.Options mah={360} className={css.options} aria-label="Operations">
        {hits.length === 0 && opened && (
          <Combobox.Empty>No operation has all of these words. Type the path below to send it anyway.</Combobox.Empty>
        )}
        {hits.map((hit) => (
          <Combobox.Option key={hit.operation.id} value={hit.operation.id} active={hit.operation.id === operation?.id}>
            <OperationRow hit={hit} />
          </Combobox.Option>
        ))}
      </Combobox.Options>
      <div className={css.foot}>
        {query.trim() === ''
          ? `${catalogue.operations.length} operations, catalogue ${catalogue.version}`
          : hits.length === SHOWN
            ? `The best ${SHOWN}. More words find fewer.`
            : `${hits.length} found`}
      </div>
    </Combobox.Dropdown>
  );
}
