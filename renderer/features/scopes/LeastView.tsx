// Least privilege: from recorded calls to the smallest set of scopes that lets them through.
import { IconFileUpload, IconHistory } from '@tabler/icons-react';
import { type DragEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from './Least.module.css';
import { LeastResult } from './LeastResult.tsx';
import { inferFromFiles, inferFromHistory, leastStore } from './least-store.ts';

export function LeastView() {
  const tenant = useSelectedTenant();
  const { result, source } = useStore(leastStore);
  const input = useRef<HTMLInputElement>(null);
  const infer = useAction((files: readonly File[] | null) =>
    files === null ? inferFromHistory() : inferFromFiles(files),
  );
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void infer.run([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short way; the button does the same.
    <div className={css.page} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className={css.bar}>
        <Button icon={IconHistory} busy={infer.busy} onClick={() => infer.run(null)}>
          From the history of {tenant?.name ?? 'all tenants'}
        </Button>
        <Button icon={IconFileUpload} busy={infer.busy} onClick={() => input.current?.click()}>
          From files…
        </Button>
        <span className={css.muted}>HAR, Postman collection, OpenAPI or access log; drop them anywhere here.</span>
        <input
          ref={input}
          type="file"
          aria-label="Files of calls"
          multiple
          hidden
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void infer.run(files);
          }}
        />
      </div>
      {infer.error && <ErrorNotice bar error={infer.error} onDismiss={infer.clear} />}
      {result ? (
        <LeastResult result={result} source={source} />
      ) : (
        <EmptyState
          title="The smallest set of scopes for what was called"
          text="Take the calls from the history or from files. They are read here, and nothing is sent."
        />
      )}
    </div>
  );
}
