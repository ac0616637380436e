// The steps of Okta's guide for an API service integration, in its order, each as far as it is done. What is done is read from the file and from
// the checks: nothing is ticked off by hand.

import { counted } from '../../../../shared/counted.ts';
import { nextVersion } from '../../../../shared/integration/edit/change-integration.ts';
import { currentVersion, type Integration } from '../../../../shared/integration/integration.ts';
import { submissionFields } from '../../../../shared/integration/submission-fields.ts';
import type { CheckId } from '../../../../shared/runs/readiness/readiness-checks.ts';
import type { ReadinessReport, ReportedCheck } from '../../../../shared/runs/readiness/readiness-report.ts';

export const STEP_IDS = ['register', 'version', 'install', 'token', 'calls', 'product', 'revoke', 'submit'] as const;
export type StepId = (typeof STEP_IDS)[number];

export interface JourneyStep {
  id: StepId;
  title: string;
  /** `attention`: something is wrong. `open`: not begun, or not to its end. */
  state: 'done' | 'attention' | 'open';
  /** How it stands, as a sentence. */
  words: string;
  /** Those whose states it shows. */
  checks: readonly ReportedCheck[];
}

const CHECKS: Readonly<Partial<Record<StepId, readonly CheckId[]>>> = {
  token: ['basic', 'wrong-secret', 'empty-scope', 'subset', 'token-scopes', 'org-server', 'rotation'],
  calls: ['scopes-suffice', 'scopes-needed', 'scopes-narrow', 'two-tenants'],
  product: [
    ...(['renewal', 'refusal', 'rate-limits', 'rate-headers', 'paging', 'keeps-token'] as const),
    ...(['addresses', 'within-scopes'] as const),
  ],
  revoke: ['revocation'],
};

const TITLES: Readonly<Record<StepId, string>> = {
  register: 'Register the integration',
  version: 'Make a version of it',
  install: 'Install and authorize a test instance, and keep its credential',
  token: 'Request an access token',
  calls: 'Make Okta API requests',
  product: 'Watch your product do the same',
  revoke: 'Revoke the instance, and see that it is noticed',
  submit: 'Submit for review',
};

export function journeyOf(integration: Integration, report: ReadinessReport | null): JourneyStep[] {
  return STEP_IDS.map((id) => {
    const checks = (CHECKS[id] ?? []).flatMap((check) => report?.checks.filter((one) => one.id === check) ?? []);
    return { id, title: TITLES[id], checks, ...standingOf(id, integration, report, checks) };
  });
}

type Standing = Pick<JourneyStep, 'state' | 'words'>;

function standingOf(
  id: StepId,
  integration: Integration,
  report: ReadinessReport | null,
  checks: readonly ReportedCheck[],
): Standing {
  switch (id) {
    case 'register':
      return ofFields(integration);
    case 'version':
      return ofVersion(integration);
    case 'install':
      return ofInstances(integration);
    case 'submit':
      return report?.ready
        ? { state: 'done', words: 'Nothing is left to do: save the evidence pack, and submit it in the OIN Wizard.' }
        : { state: 'open', words: 'When nothing is left to do, the pack shows it to the reviewer.' };
    default:
      return ofChecks(checks);
  }
}

function ofFields(integration: Integration): Standing {
  const wrong = submissionFields(integration).filter(({ state }) => state === 'missing' || state === 'over');
  if (wrong.length === 0) return { state: 'done', words: 'Every field of the submission is filled in and fits.' };
  const names = wrong.map(({ wizard, manager }) => wizard ?? manager ?? '').join(', ');
  return { state: 'open', words: `${counted(wrong.length, 'field')} to fill in or shorten: ${names}.` };
}

function ofVersion(integration: Integration): Standing {
  const current = currentVersion(integration);
  if (current)
    return { state: 'done', words: `Version ${current.version} of ${current.date} is what the file says now.` };
  const newest = integration.versions.at(-1);
  if (newest === undefined)
    return { state: 'open', words: 'A version keeps the name and scopes that instances are made with.' };
  return {
    state: 'attention',
    words: `Name or scopes were edited since version ${newest.version}. Instances keep what they were made with: make version ${nextVersion(integration)}, and install that.`,
  };
}

function ofInstances(integration: Integration): Standing {
  const current = currentVersion(integration);
  const { instances } = integration;
  if (instances.length === 0) return { state: 'open', words: 'The file names no test instance yet.' };
  const fresh = instances.filter(({ version }) => version === current?.version).length;
  const published = new Set(integration.versions.filter((one) => one.published).map(({ version }) => version));
  const stale = instances.filter(({ version }) => version !== current?.version && !published.has(version)).length;
  if (stale > 0 || fresh === 0)
    return {
      state: 'attention',
      words: `${counted(instances.length, 'instance')}, ${fresh} of the current version. Install the current version, and revoke the old ones.`,
    };
  return {
    state: 'done',
    words:
      fresh > 1
        ? `${counted(fresh, 'instance')} of version ${current?.version}.`
        : `One instance of version ${current?.version}. A second in another tenant shows that no domain is built in.`,
  };
}

function ofChecks(checks: readonly ReportedCheck[]): Standing {
  const passed = checks.filter(({ state }) => state === 'pass' || state === 'warn').length;
  const failed = checks.filter(({ state }) => state === 'fail').length;
  if (failed > 0) return { state: 'attention', words: `${counted(failed, 'check')} failed.` };
  if (passed === checks.length && checks.length > 0) return { state: 'done', words: 'Every check of it passed.' };
  return { state: 'open', words: `${passed} of ${counted(checks.length, 'check')} passed.` };
}
