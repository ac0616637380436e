// The variables of a plan that is being made, each with a name of its own: written in the file, saved from an answer, or taken from the
// environment.
import type { PlanDocument } from '../plan-document.ts';

/** A value in the answer of a step. */
export interface Source {
  at: number;
  /** JSONPath. */
  path: string;
}

type Variables = NonNullable<PlanDocument['variables']>;

/** Each gives the name of the variable, which is the wish where that is free. */
export function createPlanVariables() {
  const variables = new Map<string, Variables[string]>();
  const saved = new Map<number, Map<string, string>>();
  const taken = new Set<string>();
  const wanted = new Set<string>();

  const nameFor = (wish: string): string => {
    const words = wish.replace(/[^A-Za-z0-9_]+(\w?)/g, (_all, next: string) => next.toUpperCase());
    const base = words.replace(/^(?=\d)/, 'v') || 'value';
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? base : `${base}${count}`;
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };

  return {
    written(wish: string, value: string): string {
      const name = nameFor(wish);
      variables.set(name, value);
      return name;
    },
    save(wish: string, { at, path }: Source): string {
      const name = nameFor(wish);
      const paths = saved.get(at) ?? new Map<string, string>();
      saved.set(at, paths.set(name, path));
      return name;
    },
    fromEnvironment(wish: string, kind: 'secret' | 'environment'): string {
      const name = nameFor(wish);
      const environment = `PLAN_${name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()}`;
      wanted.add(environment);
      variables.set(name, kind === 'secret' ? { secret: environment } : { environment });
      return name;
    },
    savedBy: (at: number): Record<string, string> => Object.fromEntries(saved.get(at) ?? []),
    variables: (): Variables => Object.fromEntries(variables),
    wanted: (): string[] => [...wanted],
  };
}
