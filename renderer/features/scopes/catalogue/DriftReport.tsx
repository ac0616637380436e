// What a file would change, before it is imported: whom it touches first, then scopes and operations that are added, removed or changed.
import { IconArrowRight, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Drift } from '../../../../shared/model/catalogue.ts';
import { overlayOf } from '../../../../shared/okta/catalogue/release-overlay.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatCount } from '../../../ui/values/format.ts';
import css from './Catalogue.module.css';
import { discardFile, importFile } from './catalogue-store.ts';
import { DriftRow } from './DriftRow.tsx';
import { DRIFT_PARTS, type DriftPart, driftItems } from './drift-items.ts';

export function DriftReport({ name, drift }: { name: string; drift: Drift }) {
  const { catalogue, operation } = useCatalogue();
  const overlay = overlayOf(catalogue);
  const counts = Object.fromEntries(
    DRIFT_PARTS.map(({ id }) => [id, driftItems(drift, id, operation, overlay).length]),
  );
  const [part, setPart] = useState<DriftPart>(DRIFT_PARTS.find(({ id }) => (counts[id] ?? 0) > 0)?.id ?? 'affected');
  const [text, setText] = useState('');
  const importing = useAction(importFile);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const items = driftItems(drift, part, operation, overlay).filter(({ search }) =>
    words.every((word) => search.includes(word)),
  );
  const { empty } = DRIFT_PARTS.find(({ id }) => id === part) ?? { empty: '' };
  return (
    <article className={css.report} aria-label="Drift report">
      <header className={css.reportHead}>
        <h2 className={css.versions}>
          {drift.from}
          <IconArrowRight size={16} stroke={1.75} aria-label="becomes" />
          {drift.to}
        </h2>
        <span className={css.file} title={name}>
          {name}
        </span>
        <div className={css.actions}>
          <Button onClick={discardFile}>Discard</Button>
          <Button variant="primary" icon={IconDownload} busy={importing.busy} onClick={() => importing.run()}>
            Import it
          </Button>
        </div>
      </header>
      {importing.error && <ErrorNotice bar error={importing.error} onDismiss={importing.clear} />}
      <div className={css.tools}>
        <SegmentedControl
          label="Part of the report"
          size="small"
          value={part}
          options={DRIFT_PARTS.map(({ id, label }) => ({
            value: id,
            label: `${label} ${formatCount(counts[id] ?? 0)}`,
          }))}
          onChange={setPart}
        />
        <FilterInput label="Filter the report" placeholder="Filter" value={text} onChange={setText} />
      </div>
      {items.length === 0 ? (
        <EmptyState title={words.length > 0 && (counts[part] ?? 0) > 0 ? 'Nothing matches' : empty} />
      ) : (
        <ScrollRegion as="ul" className={css.list} aria-label={DRIFT_PARTS.find(({ id }) => id === part)?.label}>
          {items.map((item) => (
            <DriftRow key={item.key} item={item} />
          ))}
        </ScrollRegion>
      )}
    </article>
  );
}
