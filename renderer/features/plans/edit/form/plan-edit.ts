// How the form changes a plan: each change is one of its text, made on what the text is now. A change that the text does not allow is said.
import { createContext, useContext } from 'react';
import type { YamlPath } from '../../../../../shared/documents/yaml-places.ts';

export interface PlanEdit {
  /** Undefined takes the value out. */
  set: (path: YamlPath, value: unknown) => void;
  change: (make: (text: string) => string) => void;
}

export const PlanEditContext = createContext<PlanEdit | null>(null);

export function usePlanEdit(): PlanEdit {
  const edit = useContext(PlanEditContext);
  if (!edit) throw new Error('A field of a plan stands outside of its form.');
  return edit;
}
