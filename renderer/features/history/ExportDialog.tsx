// What is exported as HAR, asked before: those that were chosen, what the person did, or all that the filter shows. What is
// left out is named.
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { describeSources, PERSON_SOURCES, sumSources } from '../../../shared/model/exchange-sources.ts';
import { useAddress } from '../../platform/navigation.ts';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { exportHar, type HarChoice } from './actions.ts';
import { historyAddress, isFiltered, sourceViewOf } from './history-address.ts';
import { historyStore } from './history-store.ts';
import { sourceOptions, sourcesOf } from './source-view.ts';

interface Choice {
  value: string;
  label: string;
  har: HarChoice;
  /** Sources that it takes of what the filter shows. */
  leaves: string | null;
}

function useChoices(): Choice[] {
  const { chosen, sources } = useStore(historyStore);
  const view = useAddress(historyAddress);
  const sourceView = sourceViewOf(view);
  const under = isFiltered(view) ? ' under the filter' : '';
  const leftBy = (taken: readonly string[] | undefined) =>
    taken === undefined ? null : describeSources(sources.filter(({ source }) => !taken.includes(source))) || null;
  const views = sourceOptions(sources, sourceView)
    // What is shown may be one source by itself; the others of them are for looking.
    .filter(({ value, count }) => count > 0 && (value === 'mine' || value === 'all' || value === sourceView))
    .map(({ value, label, count }) => {
      const taken = sourcesOf(value);
      return {
        value,
        label: `${label}${under}: ${formatCount(count)}`,
        har: { sources: taken ?? sources.map(({ source }) => source) },
        leaves: leftBy(taken),
      };
    });
  const all = sumSources(sources);
  const same = all === sumSources(sources, PERSON_SOURCES);
  const offered = same ? views.filter(({ value }) => value !== 'all') : views;
  if (chosen === null || chosen.size === 0) return offered;
  const own = { value: 'chosen', label: `The ${formatCount(chosen.size)} chosen`, har: { exchangeIds: [...chosen] } };
  return [{ ...own, leaves: null }, ...offered];
}

export function ExportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const choices = useChoices();
  const chosen = useStore(historyStore, (state) => state.chosen);
  const sourceView = sourceViewOf(useAddress(historyAddress));
  const [picked, setPicked] = useState<string | null>(null);
  const wanted = picked ?? (chosen !== null && chosen.size > 0 ? 'chosen' : sourceView === 'all' ? 'mine' : sourceView);
  const choice = choices.find(({ value }) => value === wanted) ?? choices[0];
  const close = () => {
    setPicked(null);
    onClose();
  };
  return (
    <ConfirmDialog
      opened={opened}
      title="Export as HAR"
      confirm="Export"
      onConfirm={async () => {
        if (choice) await exportHar(choice.har);
      }}
      onClose={close}
    >
      {choice ? (
        <>
          <Select label="Which" data={choices} value={choice.value} onChange={setPicked} />
          {choice.leaves !== null && <p>Left out: {choice.leaves}. The file says so.</p>}
        </>
      ) : (
        <p>There is nothing to export under this filter.</p>
      )}
    </ConfirmDialog>
  );
}
