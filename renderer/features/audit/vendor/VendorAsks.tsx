// What a vendor asks for, beside what it needs: pasted at the left, judged at the right as one types. Nothing is sent anywhere.
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { AskFields } from './AskFields.tsx';
import { AsksResult } from './AsksResult.tsx';
import { followSaid, vendorStore } from './vendor-store.ts';

export function VendorAsks() {
  const { asked, does, against, comparing, recorded, said } = useStore(vendorStore);
  const { operations } = useCatalogue().catalogue;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the texts are read where they are followed.
  useEffect(() => void followSaid(operations).catch(reportProblem), [does, recorded, operations]);
  const askedNow = useDeferredValue(asked);
  const againstNow = useDeferredValue(against);
  const names = useMemo(() => parseScopeList(askedNow), [askedNow]);
  const before = useMemo(() => (comparing ? parseScopeList(againstNow) : null), [comparing, againstNow]);
  return (
    <Splitter id="vendor" label="Width of the fields" initial={400} min={300} max={640} restMin={460}>
      <AskFields />
      <AsksResult asked={names} against={before} said={said} />
    </Splitter>
  );
}
