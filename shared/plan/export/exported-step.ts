// A step as other tools send it: one address, headers and body with `{{name}}` for what is not known before, a status that is expected,
// and what is saved. What those tools have no words for is named, so that nobody takes the export for the whole plan.
import type { Plan, PlanStep } from '../plan.ts';
import { placeholdersOf } from '../variables.ts';

export interface ExportedStep {
  id: string;
  title: string;
  method: string;
  /** From the root of the org, with its query. */
  path: string;
  headers: [name: string, value: string][];
  body: string | null;
  /** Numbers and classes (`2xx`); any of them. */
  status: (number | string)[];
  saves: { variable: string /** Keys and indexes from the whole answer on. */; keys: string[] }[];
  token: boolean;
}

export interface ExportedPlan {
  name: string;
  scopes: string[];
  variables: Plan['variables'];
  steps: ExportedStep[];
  /** What is not in the export, each a sentence. */
  notes: string[];
}

export function exportedPlan(plan: Plan): ExportedPlan {
  const notes: string[] = [];
  const steps = [...plan.steps, ...plan.teardown].flatMap((step): ExportedStep[] => {
    if (step.skip !== null || step.authorization.kind === 'scopes') {
      notes.push(`${step.id} is left out: ${step.skip ?? 'it needs a token of its own'}.`);
      return [];
    }
    const saves = step.save.flatMap(({ variable, from }) => {
      const keys = 'path' in from ? keysOf(from.path) : null;
      if (keys === null) notes.push(`${step.id}: ${variable} is not saved, only single values of the body are.`);
      return keys === null ? [] : [{ variable, keys }];
    });
    notes.push(...leftOutOf(step));
    return [
      {
        id: step.id,
        title: step.title,
        method: step.method,
        path: pathOf(step),
        headers: step.headers,
        body: step.body === null || typeof step.body === 'string' ? step.body : JSON.stringify(step.body),
        status:
          step.expect.status.length > 0
            ? step.expect.status
            : [step.expect.verdict.includes('allowed') ? '2xx' : '4xx'],
        saves,
        token: step.authorization.kind === 'plan',
      },
    ];
  });
  return { name: plan.name, scopes: plan.scopes.map(({ name }) => name), variables: plan.variables, steps, notes };
}

function leftOutOf({ id, expect, when, pages }: PlanStep): string[] {
  const parts = [
    expect.headers.length + expect.body.length > 0 || expect.schema || expect.timeMs !== null
      ? 'what is expected beside the status'
      : null,
    when ? 'its condition' : null,
    pages > 1 ? 'the pages after the first' : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? [] : [`${id}: without ${parts.join(' and ')}.`];
}

/** Null for a path that can find several values. */
function keysOf(path: string): string[] | null {
  if (!/^\$(?:\.[A-Za-z_]\w*|\[\d+\]|\['[^'\\]+'\])*$/.test(path)) return null;
  return [...path.matchAll(/\.(\w+)|\[(\d+)\]|\['([^']+)'\]/g)].map(
    ([, name, index, quoted]) => name ?? index ?? quoted ?? '',
  );
}

function pathOf({ target, parameters }: PlanStep): string {
  const given = new Map(parameters.map(([name, value]) => [name, encoded(String(value ?? ''))]));
  const used = new Set(placeholdersOf(target));
  const path = target.replace(
    /(?<!\{)\{([A-Za-z_]\w*)\}(?!\})/g,
    (_all, name: string) => given.get(name) ?? `{{${name}}}`,
  );
  const pairs = [...given]
    .filter(([name]) => !used.has(name))
    .map(([name, value]) => `${encodeURIComponent(name)}=${value}`);
  return pairs.length === 0 ? path : `${path}${path.includes('?') ? '&' : '?'}${pairs.join('&')}`;
}

const encoded = (text: string): string =>
  text
    .split(/(\{\{\s*\w+\s*\}\})/)
    .map((part) => (part.startsWith('{{') ? part : encodeURIComponent(part)))
    .join('');
