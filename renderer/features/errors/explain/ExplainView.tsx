// Explain: a pasted response at the left, what it means at the right, and below the codes that are known.
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { takeExplained } from '../../../platform/session-state/explain-handoff.ts';
import { Splitter } from '../../../ui/Splitter.tsx';
import { CodesPanel } from './CodesPanel.tsx';
import { ExplainResult } from './ExplainResult.tsx';
import { explainStore } from './explain-store.ts';
import { createOperationFinder } from './find-operations.ts';
import { PasteField } from './PasteField.tsx';
import { toKnown } from './request-fields.ts';
import { takeExchange } from './take-exchange.ts';

export function ExplainView() {
  const state = useStore(explainStore);
  // A long text is explained a moment after the key that changed it.
  const { text, found, edits, beside } = useDeferredValue(state);
  const { operations } = useCatalogue().catalogue;
  const finder = useMemo(() => createOperationFinder(operations), [operations]);
  const explanation = useMemo(() => {
    if (text.trim() === '') return null;
    return explainResponse(text, {
      ...toKnown(found, edits, finder.matcher.methodsAt),
      findOperation: (method, target) => finder.matcher.match(method, target)?.operation ?? null,
      failure: beside.failure,
      missingBody: beside.missingBody,
    });
  }, [text, found, edits, beside, finder]);
  useEffect(() => {
    const handed = takeExplained();
    if (handed !== null) void takeExchange(handed).catch(reportProblem);
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
        <PasteField finder={finder} judgedAs={explanation?.judgedAs ?? null} />
        <ExplainResult explanation={explanation} reading={state.reading} matcher={finder.matcher} />
      </Splitter>
      <CodesPanel />
    </Splitter>
  );
}
