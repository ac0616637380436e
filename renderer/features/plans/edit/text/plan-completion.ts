// What can be written at the cursor of a plan: keys and fixed values of its schema, operations and scopes of the catalogue, steps and
// variables of the plan itself.
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { JsonSchema } from '../../../../../shared/file-form/schema/json-schema.ts';
import { operationTitle } from '../../../../../shared/okta/catalogue/operation-title.ts';
import type { CatalogueIndex } from '../../../../platform/session-state/catalogue.ts';
import { placeOf } from './completion-place.ts';

export interface CompletionFacts {
  schema: JsonSchema;
  index: CatalogueIndex;
  variables: readonly string[];
  stepIds: readonly string[];
}

export function planCompletion(context: CompletionContext, facts: CompletionFacts): CompletionResult | null {
  const { state, pos } = context;
  const line = state.doc.lineAt(pos);
  const reference = /\{\{?\s*(\w*)$/.exec(state.sliceDoc(line.from, pos));
  const before = state.sliceDoc(0, pos).split('\n');
  const { path, key, typed } = placeOf(before);
  const variable = reference && (key !== null || path.includes('parameters') || path.includes('body'));
  if (variable && reference[0] !== '{' && !/:\s*\{$/.test(state.sliceDoc(line.from, pos)))
    return {
      from: pos - (reference[1] ?? '').length,
      options: facts.variables.map((label) => ({ label, type: 'variable' })),
    };
  const options = key === null ? ofKeys(path, facts) : ofValues([...path, key], facts);
  if (options.length === 0 || (typed === '' && !context.explicit && key === null)) return null;
  return { from: pos - typed.length, options, validFor: /^[\w./{}$ -]*$/ };
}

function ofKeys(path: readonly string[], facts: CompletionFacts): Completion[] {
  if (path.length === 1 && path[0] === 'scopes') return scopesOf(facts, ': ');
  if (path.at(-1) === '[]') {
    const list = ofValues(path.slice(0, -1), facts);
    if (list.length > 0) return list;
  }
  const found = new Map<string, JsonSchema>();
  for (const schema of schemasAt(path, facts.schema))
    for (const [name, one] of Object.entries(schema.properties ?? {})) found.set(name, one);
  return [...found].map(([name, one]) => ({
    label: name,
    type: 'property',
    apply: `${name}: `,
    ...(one.description === undefined ? {} : { info: one.description }),
  }));
}

function ofValues(path: readonly string[], facts: CompletionFacts): Completion[] {
  const key = path.at(-1) === '[]' ? path.at(-2) : path.at(-1);
  const inStep = path[0] === 'steps' || path[0] === 'teardown';
  if (inStep && key === 'request')
    return facts.index.catalogue.operations.map((one) => ({
      label: `${one.method} ${one.path}`,
      detail: operationTitle(one.id),
    }));
  if (inStep && key === 'scopes') return scopesOf(facts, '');
  if (inStep && key === 'after') return facts.stepIds.map((label) => ({ label }));
  if (inStep && key === 'variable') return facts.variables.map((label) => ({ label }));
  return schemasAt(path, facts.schema)
    .flatMap((schema) => (schema.type === 'boolean' ? [true, false] : [...(schema.enum ?? []), schema.const]))
    .filter((value) => value !== undefined)
    .map((value) => ({ label: String(value), type: 'constant' }));
}

const scopesOf = ({ index }: CompletionFacts, behind: string): Completion[] =>
  index.catalogue.scopes.map(({ name }) => ({ label: name, apply: name + behind }));

/** All forms that what is at the path may have. */
function schemasAt(path: readonly string[], whole: JsonSchema): JsonSchema[] {
  let at = formsOf(whole, whole);
  for (const part of path)
    at = at.flatMap((schema) => {
      const inner = part === '[]' ? schema.items : (schema.properties?.[part] ?? schema.additionalProperties);
      return typeof inner === 'object' ? formsOf(inner, whole) : [];
    });
  return at;
}

function formsOf(schema: JsonSchema, whole: JsonSchema): JsonSchema[] {
  const named = schema.$ref === undefined ? undefined : whole.definitions?.[schema.$ref.replace('#/definitions/', '')];
  const inner = [...(named ? [named] : []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...inner.flatMap((one) => formsOf(one, whole))];
}
