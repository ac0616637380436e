// What to know of a scope's operations before relying on them: early, deprecated, licensed. One line a kind, with its count.
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';

const LIFECYCLES: readonly [NonNullable<Operation['lifecycle']>, string][] = [
  ['EA', 'early access: a feature that must be enabled in the org'],
  ['BETA', 'beta: for orgs that take part'],
  ['LIMITED_GA', 'limited general availability: not in every org'],
];

export function lifecycleNotes(operations: readonly Operation[]): string[] {
  const all = operations.length;
  const say = (count: number, what: string) => (count === 0 ? [] : [`${count === all ? 'All' : count} ${what}`]);
  const skus = [...new Set(operations.flatMap((operation) => operation.skus ?? []))].sort();
  return [
    ...LIFECYCLES.flatMap(([lifecycle, what]) =>
      say(operations.filter((operation) => operation.lifecycle === lifecycle).length, what),
    ),
    ...say(operations.filter(({ deprecated }) => deprecated).length, 'deprecated'),
    ...skus.flatMap((sku) =>
      say(operations.filter((operation) => operation.skus?.includes(sku)).length, `licensed with ${sku}`),
    ),
  ];
}
