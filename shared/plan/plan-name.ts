// What a plan file may be called: it is known by its ending, and its name must be one that every system takes, because plans are shared.
const ENDING = /\.scopebench\.ya?ml$/i;
const LONGEST = 150;

/** The JSON Schema beside a plan, which its first line names. */
export const PLAN_SCHEMA_FILE = 'scopebench-plan.schema.json';

export const isPlanName = (name: string): boolean => ENDING.test(name) && name.replace(ENDING, '') !== '';

/** Without its ending, as a person calls it. */
export const bareName = (name: string): string => name.replace(ENDING, '');

/** The name of the file for what a person typed; where it cannot be one, why. */
export function toPlanName(typed: string): { name: string } | { fault: string; fix: string } {
  const bare = bareName(typed.trim());
  const fix = 'Use letters, digits, blanks, dots, hyphens and underscores.';
  if (bare === '') return { fault: 'A plan needs a name.', fix };
  const wrong = /[<>:"/\\|?*]|\p{Cc}/u.exec(bare)?.[0];
  if (wrong !== undefined)
    return { fault: `A name of a file cannot hold ${wrong < ' ' ? 'a control character' : wrong}.`, fix };
  if (/^\.|[. ]$/.test(bare)) return { fault: 'A name cannot begin with a dot, or end in a dot or a blank.', fix };
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(bare))
    return { fault: `Windows does not take the name ${bare}.`, fix: 'Add a word to it.' };
  if (bare.length > LONGEST)
    return { fault: `The name has ${bare.length} characters; ${LONGEST} is the most.`, fix: 'Shorten it.' };
  return { name: ENDING.test(typed.trim()) ? typed.trim() : `${bare}.scopebench.yaml` };
}
