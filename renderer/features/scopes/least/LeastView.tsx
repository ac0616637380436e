// Least privilege: from recorded calls or chosen operations to the smallest set of scopes that lets them through, and its
// mutation. The exchange behind a step of the mutation opens beside.
import { type DragEvent, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useAddress } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { takeLeastHandoff } from '../../../platform/session-state/least-handoff.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { ExchangeEvidence } from '../../../viewer/exchange/ExchangeEvidence.tsx';
import { findMutation } from '../mutation/find-mutation.ts';
import { IN_USE, scopesAddress, showStep } from '../scopes-address.ts';
import css from './Least.module.css';
import { LeastBar } from './LeastBar.tsx';
import { LeastPicker } from './LeastPicker.tsx';
import { LeastResult } from './LeastResult.tsx';
import { inferFromChosen, inferFromFiles, inferFromHistory } from './least-sources.ts';
import { chooseOperations, compareAgain, followChoice, leastStore } from './least-store.ts';

function Found() {
  const { result, source } = useStore(leastStore);
  const { choosing, step: exchangeId } = useAddress(scopesAddress);
  if (!result)
    return (
      <EmptyState
        title={
          choosing
            ? 'Choose operations on the left'
            : 'The smallest set of scopes for what was called, or is to be called'
        }
        text={
          choosing
            ? 'The smallest set of scopes that opens them is shown here and follows each choice.'
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
  const [looked, setLooked] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the credential is read where it is compared.
  useEffect(() => void compareAgain().catch(reportProblem), [credential]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the credential is read where its mutation is looked for.
  useEffect(
    () =>
      void findMutation()
        .catch(reportProblem)
        .finally(() => setLooked(true)),
    [tenant?.id, credential?.id],
  );
  const { choosing, chosen: ids } = useAddress(scopesAddress);
  const wanted = ids.join(' ');
  // A mutation that was found brings its own set with it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is read where its set is found.
  useEffect(() => {
    if (looked) void followChoice();
  }, [looked, wanted]);
  const pickError = useStore(leastStore, (state) => state.pickError);
  const chosen = useMemo(() => new Set(wanted.split(' ').filter(Boolean)), [wanted]);
  const infer = useAction((files: readonly File[] | null) =>
    files === null ? inferFromHistory() : inferFromFiles(files),
  );
  const inferChosen = useAction((handed: readonly string[] | 'history') =>
    handed === 'history'
      ? inferFromHistory({ tenant: IN_USE, credential: IN_USE, time: 'any' })
      : inferFromChosen(handed),
  );
  const { run: takeChosen } = inferChosen;
  useEffect(() => {
    const handed = takeLeastHandoff();
    if (handed) void takeChosen(handed);
  }, [takeChosen]);
  const error = infer.error ?? inferChosen.error ?? pickError;
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void infer.run([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short way; the button does the same.
    <div className={css.page} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <LeastBar
        busy={infer.busy || inferChosen.busy}
        onHistory={() => infer.run(null)}
        onFiles={(files) => void infer.run(files)}
      />
      {error && (
        <ErrorNotice
          bar
          error={error}
          onDismiss={() => {
            infer.clear();
            inferChosen.clear();
            leastStore.setState({ pickError: null });
          }}
        />
      )}
      {choosing ? (
        <Splitter id="least" label="Width of the choice" initial={360} min={260} max={560} restMin={420}>
          <LeastPicker chosen={chosen} onChoose={(ids) => void chooseOperations(ids)} />
          <Found />
        </Splitter>
      ) : (
        <Found />
      )}
    </div>
  );
}
