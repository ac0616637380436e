// The checks that the integration file answers by itself: limits of the submission (FACTS §9, FACTS-D §23), a reason for each scope, contacts, and
// whether the test instances are made of what the file says now. Pure; nothing is sent.
import { counted } from '../../counted.ts';
import type { FilesBeside } from '../../integration/files-beside.ts';
import { currentVersion, type Integration, isMadeOf } from '../../integration/integration.ts';
import { scopesReasonText } from '../../integration/scopes-reason.ts';
import { SUBMISSION_LIMITS } from '../../integration/submission-limits.ts';
import { parseScope } from '../../okta/scopes/scope.ts';
import type { CheckId } from './readiness-checks.ts';

export interface Judged {
  state: 'pass' | 'warn' | 'fail';
  why: string;
  fix: string | null;
}

type Judge = (integration: Integration, beside: FilesBeside) => Judged;

const pass = (why: string): Judged => ({ state: 'pass', why, fix: null });
const warn = (why: string, fix: string): Judged => ({ state: 'warn', why, fix });
const fail = (why: string, fix: string): Judged => ({ state: 'fail', why, fix });

const JUDGES: Partial<Record<CheckId, Judge>> = {
  name: judgeName,
  description: judgeDescription,
  logo: judgeLogo,
  fields: judgeFields,
  reasons: judgeReasons,
  contacts: judgeContacts,
  'test-account': judgeTestAccount,
  instances: judgeInstances,
};

export function judgeFile(check: CheckId, integration: Integration, beside: FilesBeside): Judged {
  const judge = JUDGES[check];
  if (!judge) throw new Error(`${check} is not a check of the file.`);
  return judge(integration, beside);
}

function judgeName({ name }: Integration): Judged {
  const { most } = SUBMISSION_LIMITS.name;
  if (name.length > most)
    return fail(`It has ${name.length} characters; ${most} is the most.`, 'Shorten the display name.');
  if (/[™®©]/.test(name)) return warn('It has a trademark sign.', 'Leave the sign out of the display name.');
  return pass(`${name} has ${counted(name.length, 'character')} of ${most}.`);
}

/** Of fewer, nobody learns what a customer gains: our own bound, so no more than a warning. */
const SHORT_DESCRIPTION = 60;

function judgeDescription({ description }: Integration): Judged {
  const { most } = SUBMISSION_LIMITS.description;
  const { length } = description.trim();
  if (length === 0) return fail('There is none.', 'Say what the integration does and what a customer gains by it.');
  if (length > most) return fail(`It has ${length} characters; ${most} is the most.`, 'Shorten it.');
  if (length < SHORT_DESCRIPTION)
    return warn(
      `It has ${counted(length, 'character')}: little room for what it does and what a customer gains.`,
      'Say both.',
    );
  return pass(`${length} of ${most} characters.`);
}

function judgeLogo({ logo }: Integration, { logo: facts }: FilesBeside): Judged {
  const { mostBytes, sizes } = SUBMISSION_LIMITS.logo;
  const listed = sizes.map(([width, height]) => `${width}×${height}`).join(', ');
  const wanted = `Use a PNG, JPG or GIF of less than 1 MB that is ${listed} pixels.`;
  if (logo === null) return fail('The file names no logo.', wanted);
  if (facts === null) return fail(`${logo} could not be read beside the file.`, 'Put it there, or change its path.');
  if (facts.format === null) return fail(`${logo} is no PNG, JPG or GIF.`, wanted);
  if (facts.bytes >= mostBytes) return fail(`${logo} has ${facts.bytes} bytes; less than 1 MB is taken.`, wanted);
  const { width, height } = facts;
  if (!sizes.some(([one, other]) => one === width && other === height))
    return fail(`${logo} is ${width}×${height} pixels.`, wanted);
  return pass(`${logo} is ${width}×${height} pixels.`);
}

function judgeFields(integration: Integration): Judged {
  const { useCases, tenantSettings, testAccount, guide } = integration;
  const { useCases: most, tenantSettings: settings } = SUBMISSION_LIMITS;
  const tooMany = [
    useCases.length > most.most && `${counted(useCases.length, 'use case')}; ${most.most} is the most`,
    tenantSettings.length > settings.most &&
      `${counted(tenantSettings.length, 'tenant setting')}; ${settings.most} is the most`,
  ];
  const texts: [what: string, text: string | null, most: number][] = [
    ['The reason to use scopes', scopesReasonText(integration), SUBMISSION_LIMITS.scopesReason.most],
    ['The address of the test account', testAccount.url, SUBMISSION_LIMITS.accountUrl.most],
    ['The name of the test account', testAccount.username, SUBMISSION_LIMITS.accountName.most],
    ['The instructions for the test account', testAccount.instructions, SUBMISSION_LIMITS.instructions.most],
    ['The address of the guide', guide, SUBMISSION_LIMITS.guide.most],
  ];
  const tooLong = texts.map(
    ([what, text, limit]) =>
      text !== null && text.length > limit && `${what} has ${text.length} characters; ${limit} is the most`,
  );
  const wrong = [...tooMany, ...tooLong].filter((one) => one !== false);
  return wrong.length > 0 ? fail(`${wrong.join('. ')}.`, 'Shorten them.') : pass('All of them are.');
}

/** Our own bounds: Okta asks for a reason that justifies a write scope, and names no length (FACTS §9). */
const SHORT_REASON = 10;
const STRONG_REASON = 40;

function judgeReasons({ scopes }: Integration): Judged {
  const none = scopes.filter(({ reason }) => reason.length < SHORT_REASON).map(({ name }) => name);
  if (none.length > 0)
    return fail(
      `${none.join(', ')} ${none.length === 1 ? 'has' : 'have'} no reason that says anything.`,
      'Say for each what the product does with it.',
    );
  const weak = scopes.filter(({ name, reason }) => parseScope(name).kind === 'manage' && reason.length < STRONG_REASON);
  if (weak.length > 0)
    return fail(
      `${weak.map(({ name }) => name).join(', ')} can write, and the reason is short.`,
      'Say what is written, when, and why reading would not do.',
    );
  const same = scopes.find((one, index) => scopes.some((other, at) => at < index && other.reason === one.reason));
  if (same) return warn(`${same.name} has the same reason as another scope.`, 'Say what is special about each.');
  return scopes.length === 0
    ? fail('No scope is registered.', 'Add the scopes that the product needs.')
    : pass(`${counted(scopes.length, 'scope')}, each with a reason.`);
}

const NO_REPLY = /^(no|do[-._]?not)[-._]?reply\b|^(mailer-daemon|postmaster|bounces?)$/i;

function judgeContacts({ contacts: { support, escalation } }: Integration): Judged {
  if (escalation === null)
    return fail('There is no escalation address.', 'Give an e-mail address that somebody reads at any time.');
  const [box = '', domain = ''] = escalation.split('@');
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(escalation))
    return fail(`${escalation} is no e-mail address.`, 'Give the e-mail address for emergencies.');
  const noReply = [escalation, support ?? ''].find((one) => NO_REPLY.test(one.split('@')[0] ?? ''));
  if (noReply)
    return fail(`${noReply} is an address that nobody reads.`, 'Give one whose mail somebody reads and answers.');
  if (escalation.length > SUBMISSION_LIMITS.escalation.most)
    return fail(`${escalation.length} characters; ${SUBMISSION_LIMITS.escalation.most} is the most.`, 'Shorten it.');
  if (support === null) return warn('There is no support contact for customers.', 'Say where customers get help.');
  return pass(`Mail to ${box} at ${domain}; customers: ${support}.`);
}

function judgeTestAccount({ testAccount }: Integration): Judged {
  const { url, username, passwordIn, instructions } = testAccount;
  const missing = [
    url === null && 'address',
    username === null && 'name',
    passwordIn === null && 'where its password is kept',
    instructions === null && 'instructions',
  ].filter((one) => one !== false);
  if (missing.length > 0)
    return fail(`Missing: ${missing.join(', ')}.`, 'Reviewers need all of them to try your product.');
  if (!/^https:\/\//i.test(url ?? '')) return fail(`${url} is no https address.`, 'Give where the reviewer signs in.');
  return pass(`${username} at ${url}.`);
}

function judgeInstances(integration: Integration): Judged {
  const { instances, versions } = integration;
  if (instances.length === 0)
    return fail('The file names no test instance.', 'Install the integration in a test org, and add the instance.');
  const version = currentVersion(integration);
  const install = 'Make a version of what the file says, install it again, and revoke the old instance.';
  if (version === null)
    return fail(
      versions.length === 0
        ? 'There is no version yet that an instance could be made of.'
        : `Name or scopes were edited since version ${versions.at(-1)?.version}: every instance is of an older version.`,
      install,
    );
  const stale = instances.filter(({ version: of }) => {
    const made = versions.find((one) => one.version === of);
    // The one that is published is kept to try an update against (FACTS §9, row 18).
    return !made || (!made.published && !isMadeOf(made, integration));
  });
  if (stale.length > 0)
    return fail(
      `${stale.map((one) => `${one.tenant} (version ${one.version})`).join(', ')}: not of the current version ${version.version}. An instance keeps the name and scopes that it was made with.`,
      install,
    );
  if (!instances.some(({ version: of }) => of === version.version))
    return fail(`None is of the current version ${version.version}.`, install);
  return pass(`${counted(instances.length, 'instance')} of version ${version.version}.`);
}
