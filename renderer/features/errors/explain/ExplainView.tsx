// Explain: a pasted response at the left, what it means at the right, and below the codes that are known.
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';
import { createOperationMatcher } from '../../../../shared/okta/match-operation.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { takeExplained } from '../../../platform/session-state/explain-handoff.ts';
import { Splitter } from '../../../ui/Splitter.tsx';
import { CodesPanel } from './CodesPanel.tsx';
import { ExplainResult } from './ExplainResult.tsx';
import { explainStore, takeText } from './explain-store.ts';
import { PasteField } from './PasteField.tsx';

export function ExplainView() {
  const text = useStore(explainStore, (state) => state.text);
  // A long text is explained a moment after the key that changed it.
  const settled = useDeferredValue(text);
  const { operations } = useCatalogue().catalogue;
  const matcher = useMemo(() => createOperationMatcher(operations), [operations]);
  const explanation = useMemo(() => {
    if (settled.trim() === '') return null;
    return explainResponse(settled, {
      findOperation: (method, target) => matcher.match(method, target)?.operation ?? null,
    });
  }, [settled, matcher]);
  useEffect(() => {
    const handed = takeExplained();
    if (handed !== null) takeText(handed);
  }, []);
  return (
    <Splitter
      id="explain-codes"
      label="Height of the list of codes"
      direction="rows"
      fixed="end"
      initial={208}
      min={120}
      max={640}
      restMin={240}
    >
      <Splitter id="explain" label="Width of the pasted response" initial={460} min={300} max={900} restMin={420}>
        <PasteField />
        <ExplainResult explanation={explanation} />
      </Splitter>
      <CodesPanel />
    </Splitter>
  );
}
