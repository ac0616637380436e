// Another name for a step or a variable, and everywhere it is referred to: `after` for a step; for a variable `{{x}}`, `{x}` of a path where
// no parameter has that name, `save`, `when` and the list of variables.
import { type ChangeText, replaceTexts } from '../../documents/edit/replace-texts.ts';
import { YamlEditError, yamlValue } from '../../documents/edit/yaml-source.ts';
import { isMapping, valueAt } from '../../documents/edit/yaml-values.ts';
import type { YamlPath } from '../../documents/yaml-places.ts';
import { stepIdsIn, stepsIn } from './plan-parts.ts';

export interface Renames {
  /** Old to new. */
  steps: ReadonlyMap<string, string>;
  variables: ReadonlyMap<string, string>;
}

export function renameInPlan(text: string, { steps, variables }: Renames): string {
  if (steps.size === 0 && variables.size === 0) return text;
  const document = yamlValue(text);
  const change: ChangeText = (value, path, key) => {
    if (path[0] === 'variables') return key && path.length === 2 ? (variables.get(value) ?? null) : null;
    if (path[0] !== 'steps' && path[0] !== 'teardown') return null;
    const [field, ...inner] = path.slice(2);
    if (field === 'id' || field === 'after') return key ? null : (steps.get(value) ?? null);
    if (field === 'save' && key && inner.length === 1) return variables.get(value) ?? null;
    if (field === 'when' && inner[0] === 'variable') return key ? null : (variables.get(value) ?? null);
    if (field === 'title' || field === 'skip' || field === 'save' || path.length < 3) return null;
    const filled = renamedReferences(value, variables);
    if (field !== 'request' || key) return filled;
    const given = valueAt(document, [...path.slice(0, 2), 'parameters']);
    return renamedPlaceholders(filled, variables, isMapping(given) ? Object.keys(given) : []);
  };
  return replaceTexts(text, change);
}

/** `{{ x }}`, with the blanks that it has. */
const renamedReferences = (value: string, names: ReadonlyMap<string, string>): string =>
  value.replace(/(\{\{\s*)([A-Za-z_]\w*)(\s*\}\})/g, (all, open: string, name: string, close: string) =>
    names.has(name) ? open + names.get(name) + close : all,
  );

const renamedPlaceholders = (request: string, names: ReadonlyMap<string, string>, given: readonly string[]): string => {
  const mark = request.indexOf('?');
  const path = mark < 0 ? request : request.slice(0, mark);
  const renamed = path.replace(/(?<!\{)\{([A-Za-z_]\w*)\}(?!\})/g, (all, name: string) =>
    names.has(name) && !given.includes(name) ? `{${names.get(name)}}` : all,
  );
  return renamed + request.slice(path.length);
};

/** Throws where another step has the id. */
export function renameStep(text: string, path: YamlPath, id: string): string {
  const document = yamlValue(text);
  const old = valueAt(document, [...path, 'id']);
  if (typeof old !== 'string' || old === id) return text;
  if (stepIdsIn(document).has(id))
    throw new YamlEditError(`Another step has the id ${id} already, so it was not renamed. Choose another id.`);
  // Of two steps with one id, only this one is renamed: `after` cannot say which of them was meant.
  const twice = stepsIn(document).filter(({ step }) => step.id === old).length > 1;
  if (!twice) return renameInPlan(text, { steps: new Map([[old, id]]), variables: new Map() });
  return replaceTexts(text, (value, at, key) =>
    !key && at.length === 3 && at[0] === path[0] && at[1] === path[1] && at[2] === 'id' && value === old ? id : null,
  );
}

export const renameVariable = (text: string, old: string, name: string): string =>
  renameInPlan(text, { steps: new Map(), variables: new Map([[old, name]]) });
