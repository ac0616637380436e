// A draft becomes a page: whoever runs the org hands over what the submission says, and gets the path at which an admin may authorize it. Nothing of the draft is in
// that path.
import { slugOf } from '../clients/instance-changes.ts';
import type { Org } from '../org.ts';
import type { DraftPlan } from '../sandbox-options.ts';
import { SandboxRefusal } from '../sandbox-refusal.ts';
import { PATHS } from './paths.ts';

/** FACTS §9, 5 and 6. */
const LONGEST_NAME = 64;
const LONGEST_DESCRIPTION = 1024;

/** The path of its page, good for a day of the org's clock. @throws SandboxRefusal for what no admin could authorize */
export function offerIntegration(org: Org, { name: given, description = '', guide = '', scopes }: DraftPlan): string {
  const name = given.trim();
  if (slugOf(name) === '' || name.length > LONGEST_NAME)
    throw new SandboxRefusal(
      name === ''
        ? 'The integration has no name.'
        : `“${name.slice(0, LONGEST_NAME)}” is not a name for an integration.`,
      `A name has a letter or digit and at most ${LONGEST_NAME} characters.`,
      'Give it another name.',
    );
  if (description.length > LONGEST_DESCRIPTION)
    throw new SandboxRefusal(
      `The description has ${description.length} characters.`,
      `Okta takes at most ${LONGEST_DESCRIPTION}.`,
      'Shorten it.',
    );
  if (guide !== '' && !isWebAddress(guide))
    throw new SandboxRefusal(
      `${guide.slice(0, 100)} is not an address of a web page.`,
      'The configuration guide is opened in a browser.',
      'Give an address that begins with https://.',
    );
  const unknown = scopes.filter((scope) => !org.knownScopes.has(scope));
  if (scopes.length === 0 || unknown.length > 0)
    throw new SandboxRefusal(
      scopes.length === 0
        ? `No scope is given for “${name}”.`
        : `The org knows no scope ${unknown.slice(0, 3).join(', ')}.`,
      'An integration is granted scopes of the org, one at least.',
      'Name scopes such as okta.users.read.',
    );
  const draft = { name, description: description || null, guide: guide || null, scopes: [...new Set(scopes)] };
  return PATHS.draft(org.console.drafts.add(draft, org.clock.now()));
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
