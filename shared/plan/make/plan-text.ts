// A plan as the text of its file: the line by which editors find the schema, what to do about it, and beside each scope the steps that
// need it, because a person has to write the reason there.
import { writeYaml } from '../../documents/write-yaml.ts';
import { SCHEMA_LINE } from '../schema/plan-schema.ts';
import type { MadePlan } from './make-plan.ts';

/** On one line where they fit. */
const FLOW = new Set(['parameters', 'headers', 'expect', 'save', 'repeat', 'body', 'profile']);

/** `source`: what it was made of, in words. */
export function planText({ document, neededBy }: MadePlan, source: string): string {
  const beside = new Map<string, string>();
  for (const [scope, steps] of neededBy)
    beside.set(
      `scopes\n${scope}`,
      steps.length === 0 ? 'no step needs it' : `why: ${steps.slice(0, 4).join(', ')}${steps.length > 4 ? ', …' : ''}`,
    );
  const head = [
    SCHEMA_LINE,
    `# Made of ${source.replace(/[\r\n]+/g, ' ')}. Write the reason for each scope: a reviewer asks.`,
  ];
  return writeYaml(document, FLOW, { head, beside });
}
