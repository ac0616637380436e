// The catalogue’s operations by the scope that they demand. Built once for a catalogue, whoever asks for it.
import { useMemo } from 'react';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { createScopeIndex, type ScopeIndex } from '../../../shared/okta/scopes/blast-radius.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';

const built = new WeakMap<readonly Operation[], ScopeIndex>();

export function useScopeIndex(): ScopeIndex {
  const { operations } = useCatalogue().catalogue;
  return useMemo(() => {
    const known = built.get(operations);
    if (known) return known;
    const index = createScopeIndex(operations);
    built.set(operations, index);
    return index;
  }, [operations]);
}
