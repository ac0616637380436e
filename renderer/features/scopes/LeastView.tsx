// Least privilege: from recorded calls or chosen operations to the smallest set of scopes that lets them through, and its
// proof. The exchange behind a step of the proof opens beside.
import { IconFileUpload, IconHistory, IconListCheck } from '@tabler/icons-react';
import { type DragEvent, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { reportProblem } from '../../platform/problems.ts';
import { useSelectedCredential, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Splitter } from '../../ui/Splitter.tsx';
import { useAction } from '../../ui/use-action.ts';
import { ExchangeEvidence } from '../../viewer/ExchangeEvidence.tsx';
import { findProof } from './find-proof.ts';
import css from './Least.module.css';
import { LeastPicker } from './LeastPicker.tsx';
import { LeastResult } from './LeastResult.tsx';
import {
  compareAgain,
  inferFromFiles,
  inferFromHistory,
  leastStore,
  pickOperations,
  togglePicking,
} from './least-store.ts';
import { proofStore, showStep } from './proof-store.ts';

function Found() {
  const { result, source, picking } = useStore(leastStore);
  const exchangeId = useStore(proofStore, (state) => state.exchangeId);
  if (!result)
    return (
      <EmptyState
        title={
          picking
            ? 'Choose operations at the left'
            : 'The smallest set of scopes for what was called, or is to be called'
        }
        text={
          picking
            ? 'The smallest set of scopes that opens them stands here and follows each choice.'
            : 'Take the calls from the history or from files, or choose operations. They are read here, and nothing is sent.'
        }
      />
    );
  return (
    <div className={css.split}>
      <LeastResult result={result} source={source} />
      {exchangeId !== null && (
        <div className={css.aside}>
          <ExchangeEvidence label="Evidence" exchangeId={exchangeId} onClose={() => showStep(null)} />
        </div>
      )}
    </div>
  );
}

export function LeastView() {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the credential is read where it is compared.
  useEffect(() => void compareAgain().catch(reportProblem), [credential]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the credential is read where its proof is looked for.
  useEffect(() => void findProof().catch(reportProblem), [tenant?.id, credential?.id]);
  const { picking, picked, pickError } = useStore(leastStore);
  const input = useRef<HTMLInputElement>(null);
  const chosen = useMemo(() => new Set(picked), [picked]);
  const infer = useAction((files: readonly File[] | null) =>
    files === null ? inferFromHistory() : inferFromFiles(files),
  );
  const error = infer.error ?? pickError;
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
        <Button
          icon={IconFileUpload}
          busy={infer.busy}
          title="HAR, Postman collection, OpenAPI, access log or JSON lines; or drop them anywhere here"
          onClick={() => input.current?.click()}
        >
          From files…
        </Button>
        <Button icon={IconListCheck} aria-pressed={picking} onClick={togglePicking}>
          Choose operations
        </Button>
        <span className={classNames(css.muted, css.hint)}>
          HAR, Postman, OpenAPI, access log: drop files anywhere here.
        </span>
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
      {error && (
        <ErrorNotice
          bar
          error={error}
          onDismiss={() => {
            infer.clear();
            leastStore.setState({ pickError: null });
          }}
        />
      )}
      {picking ? (
        <Splitter id="least" label="Width of the choice" initial={360} min={260} max={560} restMin={420}>
          <LeastPicker chosen={chosen} onChoose={(ids) => void pickOperations(ids)} />
          <Found />
        </Splitter>
      ) : (
        <Found />
      )}
    </div>
  );
}
