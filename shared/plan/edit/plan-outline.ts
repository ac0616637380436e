// A plan as a form shows it: its document, whether or not it has the right form, and in which lines each step stands. Of a text that is not YAML
// only the first fault, so that nothing is shown that the text no longer says.
import { entryRangeAt } from '../../documents/edit/yaml-entries.ts';
import { isMapping } from '../../documents/edit/yaml-values.ts';
import { readYamlPlaces, type YamlFault } from '../../documents/yaml-places.ts';
import { type StepAt, stepsIn } from './plan-parts.ts';

export interface OutlineStep extends StepAt {
  id: string;
  /** Empty for none. */
  title: string;
  method: string;
  target: string;
  /** From 1, with the comments above it. */
  firstLine: number;
  lastLine: number;
  /** That of the step itself. */
  line: number;
}

export type PlanOutline =
  | { fault: YamlFault }
  | { fault: null; document: Record<string, unknown>; steps: OutlineStep[] };

/** Never throws. */
export function outlineOf(text: string): PlanOutline {
  const places = readYamlPlaces(text);
  const [fault] = places.faults;
  if (fault) return { fault };
  const { document } = places;
  if (document === null || document === undefined) return { fault: null, document: {}, steps: [] };
  if (!isMapping(document))
    return {
      fault: { line: 1, column: 1, message: 'The text is no plan.', fix: 'Write plan, scopes and steps as keys.' },
    };
  const lines = lineFinder(text);
  const steps = stepsIn(document).map((at): OutlineStep => {
    const range = entryRangeAt(text, [at.part], at.index);
    const [, method = '', target = ''] = /^(\S*)\s*(.*)$/s.exec(textOf(at.step.request)) ?? [];
    return {
      ...at,
      id: textOf(at.step.id),
      title: textOf(at.step.title),
      method,
      target,
      firstLine: lines(range.from),
      lastLine: lines(range.to),
      line: places.placeOf(at.path).line,
    };
  });
  return { fault: null, document, steps };
}

/** Texts and numbers as they are; empty for everything else. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Offset to line. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
