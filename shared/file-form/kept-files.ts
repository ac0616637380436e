// What the files that a person keeps are called: plans and integrations are known by their endings, and their names must be ones that every
// system takes, because such files are shared.
import type { KeptKind } from '../model/plan-files.ts';

const ENDINGS = { plan: /\.scopebench\.ya?ml$/i, integration: /\.integration\.ya?ml$/i } as const;
const WRITTEN = { plan: '.scopebench.yaml', integration: '.integration.yaml' } as const;
const KEPT_KINDS = ['plan', 'integration'] as const;
const LONGEST = 150;

/** The JSON Schema beside a plan, which its first line names. */
export const PLAN_SCHEMA_FILE = 'scopebench-plan.schema.json';
export const INTEGRATION_SCHEMA_FILE = 'scopebench-integration.schema.json';

/** Null for a name that is none of them. */
export function keptKindOf(name: string): KeptKind | null {
  return KEPT_KINDS.find((kind) => ENDINGS[kind].test(name) && name.replace(ENDINGS[kind], '') !== '') ?? null;
}

/** Without its ending, as a person calls it. */
export const bareName = (name: string): string => name.replace(ENDINGS.plan, '').replace(ENDINGS.integration, '');

/** That it has, in the letters that it has it; empty for none. */
export const endingOf = (name: string): string => name.slice(bareName(name).length);

const WORDS = { plan: 'A plan', integration: 'An integration' } as const;

/** The name of the file for what a person typed: with its own ending, or with that of `kind`; where it cannot be one, why. */
export function toKeptName(typed: string, kind: KeptKind = 'plan'): { name: string } | { fault: string; fix: string } {
  const bare = bareName(typed.trim());
  const fix = 'Use letters, digits, blanks, dots, hyphens and underscores.';
  if (bare === '') return { fault: `${WORDS[kind]} needs a name.`, fix };
  const wrong = /[<>:"/\\|?*]|\p{Cc}/u.exec(bare)?.[0];
  if (wrong !== undefined)
    return { fault: `A name of a file cannot hold ${wrong < ' ' ? 'a control character' : wrong}.`, fix };
  if (/^\.|[. ]$/.test(bare)) return { fault: 'A name cannot begin with a dot, or end in a dot or a blank.', fix };
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(bare))
    return { fault: `Windows does not take the name ${bare}.`, fix: 'Add a word to it.' };
  if (bare.length > LONGEST)
    return { fault: `The name has ${bare.length} characters; ${LONGEST} is the most.`, fix: 'Shorten it.' };
  return { name: keptKindOf(typed.trim()) === kind ? typed.trim() : `${bare}${WRITTEN[kind]}` };
}
