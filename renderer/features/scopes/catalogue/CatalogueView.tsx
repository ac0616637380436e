// The catalogue: what is in use and where it comes from; a newer OpenAPI file is looked at as a drift report before it is
// imported, and the shipped one is a click away.
import { IconFileUpload, IconRestore } from '@tabler/icons-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import css from './Catalogue.module.css';
import { CatalogueFamilies } from './CatalogueFamilies.tsx';
import { catalogueViewStore, previewFile, readStatus, resetCatalogue } from './catalogue-store.ts';
import { DriftReport } from './DriftReport.tsx';

export function CatalogueView() {
  const { status, pending } = useStore(catalogueViewStore);
  const [resetting, setResetting] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const preview = useAction(previewFile);
  useEffect(() => void readStatus().catch(reportProblem), []);
  const imported = status?.families.filter((family) => family.imported) ?? [];
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void preview.run(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short way; the button does the same.
    <div className={css.page} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className={css.bar}>
        <Button icon={IconFileUpload} busy={preview.busy} onClick={() => input.current?.click()}>
          {pending ? 'Another file…' : 'Import an OpenAPI file…'}
        </Button>
        {imported.length > 0 && (
          <Button icon={IconRestore} onClick={() => setResetting(true)}>
            Use the shipped catalogue
          </Button>
        )}
        <span className={css.muted}>YAML or JSON, version 3. What it would change is shown before anything does.</span>
        <input
          ref={input}
          type="file"
          accept=".json,.yaml,.yml"
          aria-label="OpenAPI file"
          hidden
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            void preview.run(file);
          }}
        />
      </div>
      {preview.error && <ErrorNotice bar error={preview.error} onDismiss={preview.clear} />}
      {pending ? (
        <DriftReport key={pending.name} name={pending.name} drift={pending.drift} />
      ) : (
        status && <CatalogueFamilies families={status.families} />
      )}
      <ConfirmDialog
        opened={resetting}
        title="Use the shipped catalogue again?"
        confirm="Use the shipped catalogue"
        onConfirm={resetCatalogue}
        onClose={() => setResetting(false)}
      >
        What was imported is removed ({imported.map(({ family, version }) => `${family} ${version}`).join(', ')}).
        Import the file again to get it back. Evidence gathered under it is marked as stale.
      </ConfirmDialog>
    </div>
  );
}
