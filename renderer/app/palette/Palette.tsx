// Ctrl/Cmd-K: every verb, tenant, scope, operation, known error, sweep, plan and exchange, by typing. The field keeps the focus, and what was typed
// before it had it; arrows move, Enter does.

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { useTenants } from '../../platform/session-state/tenants.ts';
import { openInWorkbench } from '../../platform/session-state/workbench-handoff.ts';
import { canRun, runVerb, verbsStore } from '../../platform/verbs.ts';
import { FindField } from '../../ui/lists/FindField.tsx';
import { steppedIndex } from '../../ui/lists/stepped-index.ts';
import { Dialog } from '../../ui/notices/Dialog.tsx';
import { openOverlay, overlayStore } from '../overlays.ts';
import css from './Palette.module.css';
import { PaletteRow } from './PaletteRow.tsx';
import { createPaletteSearch, type FindErrors, type PaletteEntry } from './palette-entries.ts';
import type { createPlaceFind as CreatePlaceFind, findHostPlaces as FindHostPlaces, Place } from './palette-places.ts';

export function Palette() {
  const opened = useStore(overlayStore, (state) => state.open === 'palette');
  return (
    <Dialog
      opened={opened}
      onClose={() => openOverlay(null)}
      withCloseButton={false}
      centered={false}
      yOffset={72}
      size={640}
      padding={0}
      attributes={{ content: { 'aria-label': 'Search or run' } }}
      classNames={{ body: css.body, content: css.content }}
    >
      <PaletteBody />
    </Dialog>
  );
}

/** The verb runs once the dialog has given the focus back, so that what it focuses keeps it. */
function choose(entry: PaletteEntry): void {
  openOverlay(null);
  setTimeout(() => {
    if (entry.kind === 'verb') void runVerb(entry.verb);
    else if (entry.kind === 'error') entry.find.open();
    else if (entry.kind === 'place') entry.place.open();
    else openInWorkbench({ operationId: entry.hit.operation.id });
  });
}

function PaletteBody() {
  const id = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const entries = useEntries(query);

  const move = (next: number) => {
    setActive(next);
    list.current?.querySelector(`[id="${id}-${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const entry = entries[active];
    if (event.key === 'Enter' && entry) {
      event.preventDefault();
      choose(entry);
      return;
    }
    if (event.key === 'Home' || event.key === 'End') return;
    const wrapped =
      event.key === 'ArrowDown' && active === entries.length - 1
        ? 0
        : event.key === 'ArrowUp' && active === 0
          ? entries.length - 1
          : steppedIndex(event.key, active, entries.length, 8);
    if (wrapped === null) return;
    event.preventDefault();
    move(wrapped);
  };
  return (
    <>
      <FindField
        large
        label="Search or run"
        placeholder="An action, a tenant, an operation: list users, acme.okta.com, okta.groups.manage"
        text={query}
        onType={(typed) => {
          setQuery(typed);
          setActive(0);
          list.current?.scrollTo({ top: 0 });
        }}
        onKeyDown={press}
        listId={`${id}-list`}
        activeId={entries.length > 0 ? `${id}-${active}` : undefined}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label="Results" className={css.list}>
        {entries.map((entry, index) => (
          <PaletteRow
            key={entry.key}
            id={`${id}-${index}`}
            entry={entry}
            heading={entry.group === entries[index - 1]?.group ? null : entry.group}
            active={index === active}
            onHover={() => setActive(index)}
            onChoose={() => choose(entry)}
          />
        ))}
      </div>
      {entries.length === 0 && (
        <p className={css.nothing} role="status">
          Nothing matches. Try a path, a scope, a tenant, an error code, or part of a name.
        </p>
      )}
    </>
  );
}

/** What the palette offers for what is typed. */
function useEntries(query: string): PaletteEntry[] {
  const { catalogue } = useCatalogue();
  const tenants = useTenants();
  const { verbs } = useStore(verbsStore);
  const sources = useSources();
  const search = useMemo(() => createPaletteSearch(catalogue.operations), [catalogue]);
  const findPlaces = useMemo(
    () => sources?.createPlaceFind(tenants, catalogue.scopes),
    [sources, tenants, catalogue.scopes],
  );
  const fromHost = useFromHost(query, sources);
  return useMemo(() => {
    const doable = verbs.filter((verb) => verb.id !== 'palette.open' && canRun(verb));
    return search(query, doable, { findErrors: sources?.findErrors, findPlaces, fromHost });
  }, [search, query, verbs, sources, findPlaces, fromHost]);
}

interface Sources {
  findErrors: FindErrors;
  createPlaceFind: typeof CreatePlaceFind;
  findHostPlaces: typeof FindHostPlaces;
}

/** What finds all but verbs and operations, fetched when the palette is opened for the first time. Undefined until it is there. */
function useSources(): Sources | undefined {
  const [sources, setSources] = useState<Sources>();
  useEffect(() => {
    let gone = false;
    Promise.all([import('../../features/errors/error-finds.ts'), import('./palette-places.ts')]).then(
      ([{ findErrors }, { createPlaceFind, findHostPlaces }]) =>
        gone || setSources({ findErrors, createPlaceFind, findHostPlaces }),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, []);
  return sources;
}

const NOTHING: readonly Place[] = [];
/** The host is asked when the typing stops for so long. */
const TYPING_MS = 120;

/** What the host finds for exactly this query; nothing while it is not known, and nothing where the host cannot be asked. */
function useFromHost(query: string, sources: Sources | undefined): readonly Place[] {
  const [known, setKnown] = useState<{ query: string; places: readonly Place[] }>({ query: '', places: NOTHING });
  useEffect(() => {
    if (!sources) return;
    const over = new AbortController();
    const timer = setTimeout(() => {
      sources.findHostPlaces(query, over.signal).then(
        (places) => over.signal.aborted || setKnown({ query, places }),
        () => {},
      );
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
      over.abort();
    };
  }, [query, sources]);
  return known.query === query ? known.places : NOTHING;
}
