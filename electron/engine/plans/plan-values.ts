// The values of a plan's variables at its start: of the file, of the environment, given by whoever runs it. A secret comes from the
// environment alone, and is known to the fence before anything is sent.
import type { Plan, PlanVariable } from '../../../shared/plan/plan.ts';
import type { Json } from '../../../shared/plan/plan-document.ts';
import type { PlanRunInput } from '../../../shared/runs/plan/plan-events.ts';
import { BenchError } from '../errors.ts';

export interface PlanValues {
  values: Map<string, Json>;
  secrets: string[];
}

/** Of this app itself: they open the vault, and are taken by other commands. */
const OWN = /^SCOPEBENCH_(?:CLIENT_SECRET|PASSPHRASE|KEY_PASSPHRASE|API_TOKEN)/;
export const isOwnName = (environment: string): boolean => OWN.test(environment);

/** Throws INVALID_INPUT for a value that is not there, and for one that the plan does not have. */
export function plannedValues(
  plan: Plan,
  given: PlanRunInput['values'] = {},
  environment: (name: string) => string | undefined,
): PlanValues {
  const unknown = Object.keys(given).find((name) => !plan.variables.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new BenchError('INVALID_INPUT', `The plan has no variable ${unknown}.`, {
      fix:
        plan.variables.length === 0 ? 'It has none.' : `It has ${plan.variables.map(({ name }) => name).join(', ')}.`,
    });
  const values = new Map<string, Json>();
  const secrets: string[] = [];
  for (const variable of plan.variables) {
    const value = valueOfVariable(variable, given, environment);
    values.set(variable.name, value);
    if (variable.from === 'secret') secrets.push(String(value));
  }
  return { values, secrets };
}

function valueOfVariable(
  variable: PlanVariable,
  given: NonNullable<PlanRunInput['values']>,
  environment: (name: string) => string | undefined,
): Json {
  const { name } = variable;
  const own = given[name];
  if (own !== undefined) {
    if (variable.from === 'secret')
      throw new BenchError('INVALID_INPUT', `${name} is a secret.`, {
        meaning: 'Arguments are seen by others on the machine.',
        fix: `Set ${variable.environment} in the environment.`,
      });
    return own;
  }
  if (variable.from === 'file') return variable.value;
  if (isOwnName(variable.environment))
    throw new BenchError(
      'INVALID_INPUT',
      `${variable.environment} is a secret of Scopebench, and no variable of a plan.`,
      {
        fix: 'Use another name.',
      },
    );
  const found = environment(variable.environment);
  if (found !== undefined && found !== '') return found;
  if (variable.from === 'environment' && variable.otherwise !== undefined) return variable.otherwise;
  throw new BenchError('INVALID_INPUT', `The variable ${name} has no value: ${variable.environment} is not set.`, {
    fix: `Set ${variable.environment} in the environment of Scopebench${variable.from === 'secret' ? '' : ', give it a default in the plan, or give a value when it is run'}.`,
  });
}
