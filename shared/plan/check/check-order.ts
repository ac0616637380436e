// The ids of steps, and which of them wait for which.
import { nearestOf } from '../../file-form/nearest.ts';
import { type Checking, stepsOf } from './checking.ts';

export function checkOrder({ plan, report }: Checking): void {
  const ids = new Set<string>();
  for (const [part, index, { id, after }] of stepsOf(plan)) {
    if (ids.has(id))
      report('error', [part, index, 'id'], 'value', `There is another step ${id}.`, 'Give each step an id of its own.');
    ids.add(id);
    for (const [at, name] of after.entries()) {
      const path = [part, index, 'after', at];
      if (name === id) report('error', path, 'value', 'A step cannot wait for itself.', 'Remove it.');
      else if (!ids.has(name)) {
        const later = stepsOf(plan).some(([, , step]) => step.id === name);
        const near = nearestOf(name, [...ids]);
        report(
          'error',
          path,
          'value',
          later ? `${name} is a later step.` : `There is no step ${name}.`,
          later ? 'Put that step before this one.' : near ? `Did you mean ${near}?` : 'Name a step above.',
        );
      }
    }
  }
}
