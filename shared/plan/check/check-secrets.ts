// No secret belongs in a plan file: it is kept, sent around and shown. What looks like one, or is where one would be, is to come from the
// environment. Nothing of it is quoted.

import type { YamlPath } from '../../documents/yaml-places.ts';
import { nameOf } from '../../file-form/form-problems.ts';
import { isSecretHeader, redactText } from '../../redact/redact-text.ts';
import { isJwkPart, isSecretJson, isSecretKey } from '../../redact/secret-keys.ts';
import { bodyKey } from '../body-key.ts';
import type { PlanStep, Scalar } from '../plan.ts';
import type { Json } from '../plan-document.ts';
import { variablesIn } from '../variables.ts';
import type { Checking } from './checking.ts';

const FIX = 'Take it from the environment: variables: { name: { secret: NAME } }, and write {{name}} here.';
/** `q` searches, and is a part of a key in a JWK only. */
const isSecretName = (name: string): boolean => isSecretKey(name) && !isJwkPart(name);
/** Written out: no variable is in it. */
const isOpen = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && variablesIn(value).length === 0;
const looksSecret = (value: string): boolean => redactText(value) !== value;

/** Of the plan's variables; texts that nothing is sent of are warned about. */
export function checkSecretsOfPlan({ plan, report }: Checking): void {
  for (const variable of plan.variables) {
    if (variable.from === 'secret') continue;
    const [path, value]: [YamlPath, Scalar | undefined] =
      variable.from === 'file'
        ? [['variables', variable.name], variable.value]
        : [['variables', variable.name, 'default'], variable.otherwise];
    if (!isOpen(value)) continue;
    const looks = looksSecret(value);
    if (looks || (isSecretName(variable.name) && isSecretJson(variable.name, value)))
      report(
        looks ? 'error' : 'warning',
        path,
        'value',
        `${variable.name} looks like a secret.`,
        `Take it from the environment: ${variable.name}: { secret: NAME }.`,
      );
  }
  const texts: [YamlPath, string | null][] = [
    [['plan'], plan.name],
    [['integration'], plan.integration],
    [['description'], plan.description],
    ...plan.scopes.map(({ name, reason }): [YamlPath, string] => [['scopes', name], reason]),
  ];
  for (const [path, text] of texts)
    if (text !== null && looksSecret(text))
      report('warning', path, 'value', 'This text looks as if it holds a secret.', 'Write it without the secret.');
}

export function checkSecrets({ report }: Checking, at: YamlPath, step: PlanStep): void {
  const { headers, parameters, target, body } = step;
  for (const [name, value] of headers) {
    const path = [...at, 'headers', name];
    if (name.toLowerCase() === 'authorization')
      report('error', path, 'key', 'Authorization is set by the bench.', 'Remove it; authorization says what is sent.');
    else if (isOpen(value) && (isSecretHeader(name) || looksSecret(value)))
      report('error', path, 'value', `${name} holds a secret.`, FIX);
  }
  for (const [name, value] of parameters)
    if (isOpen(value) && (isSecretName(name) || looksSecret(value)))
      report('error', [...at, 'parameters', name], 'value', `${name} holds a secret.`, FIX);
  // With a variable in it the name of a parameter says nothing: only what is left without those is looked at.
  const written = target.replace(/([?&][^=&]*=)[^&]*\{\{[^&]*/g, '$1');
  if (looksSecret(written)) report('error', [...at, 'request'], 'value', 'The request line holds a secret.', FIX);
  for (const [path, severity] of secretsInBody(body))
    report(
      severity,
      [...at, 'body', ...path],
      'value',
      `${nameOf(['body', ...path])} ${severity === 'error' ? 'looks like' : 'may be'} a secret.`,
      FIX,
    );
}

/** By its look an error; by the name of its key a warning, because a made-up password of a person who is deleted again is no secret. */
function secretsInBody(body: Json | null): [path: (string | number)[], severity: 'error' | 'warning'][] {
  const found: [(string | number)[], 'error' | 'warning'][] = [];
  const look = (value: Json | null, path: (string | number)[], key: string): void => {
    if (typeof value === 'string') {
      if (!isOpen(value)) return;
      const looks = looksSecret(value) && !value.includes('{');
      if (looks || (isSecretJson(key, value) && value.length > 5)) found.push([path, looks ? 'error' : 'warning']);
    } else if (typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value))
        look(
          one,
          [...path, Array.isArray(value) ? Number(name) : name],
          Array.isArray(value) ? key : bodyKey(key, name),
        );
  };
  look(body, [], '');
  return found;
}
