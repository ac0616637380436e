// The report of an integration as it stands: what the file alone shows, what calls and recordings showed last, and what a person has confirmed.
// A result counts while it rests on what the file says now and is not older than Okta's own tester takes; everything else is not run. Pure.
import { counted } from '../../counted.ts';
import type { FilesBeside } from '../../integration/files-beside.ts';
import { currentVersion, type Integration } from '../../integration/integration.ts';
import { type Judged, judgeFile } from './judge-file.ts';
import { ASKS, basisOf, type CheckId, type CheckWay, READINESS_CHECKS, restsOnPlans } from './readiness-checks.ts';
import type { CheckResult } from './readiness-events.ts';
import type { ReadinessReport, ReadinessState, ReportedCheck } from './readiness-report.ts';

/** As long as results of Okta's OIN Submission Tester are valid (PEERS §9.4). */
export const FRESH_MS = 48 * 3_600_000;

/** A result of a run, and when it was found. */
export interface FoundResult extends CheckResult {
  /** Epoch ms. */
  at: number;
  /** The plans that it was found with. */
  plans: readonly { file: string; text: string }[];
}

export interface Assessed {
  integration: Integration;
  beside: FilesBeside;
  /** Of all runs of this file; the newest of each check counts. */
  results: readonly FoundResult[];
  /** Epoch ms. */
  now: number;
}

export function assessReadiness({ integration, beside, results, now }: Assessed): ReadinessReport {
  const newest = new Map<CheckId, FoundResult>();
  for (const result of [...results].sort((one, other) => one.at - other.at)) newest.set(result.check, result);
  const without = READINESS_CHECKS.map(({ id, title, group, way }): ReportedCheck => {
    const found = newest.get(id);
    const shown =
      id === 'fresh'
        ? standing('not-run', '')
        : way === 'file'
          ? ofFile(judgeFile(id, integration, beside))
          : way === 'person'
            ? ofPerson(id, integration, now)
            : found
              ? ofRun(found, way, { integration, beside, now })
              : notFound(id, integration, now);
    return { id, title, group, way, ...shown };
  });
  const checks = without.map((one) => (one.id === 'fresh' ? { ...one, ...ofAge(without) } : one));
  const sums = { pass: 0, warn: 0, fail: 0, manual: 0, 'not-run': 0 };
  for (const { state } of checks) sums[state] += 1;
  return {
    integration: integration.name,
    version: currentVersion(integration)?.version ?? null,
    scopes: integration.scopes,
    checks,
    sums,
    ready: sums.fail + sums.manual + sums['not-run'] === 0,
  };
}

type Standing = Pick<ReportedCheck, 'state' | 'stale' | 'why' | 'fix' | 'evidence' | 'at'>;

const standing = (state: ReadinessState, why: string, rest: Partial<Standing> = {}): Standing => ({
  state,
  why,
  stale: false,
  fix: null,
  evidence: [],
  at: null,
  ...rest,
});

/** Of all that was tried: by what is stale, and by the oldest that is not. */
function ofAge(checks: readonly ReportedCheck[]): Standing {
  const tried = checks.filter(
    ({ way, at, state }) => way !== 'file' && way !== 'person' && at !== null && state !== 'manual',
  );
  const stale = checks.filter((one) => one.stale);
  if (tried.length === 0) return standing('not-run', 'Nothing was tried yet.', { fix: 'Run the checks.' });
  if (stale.length > 0)
    return standing(
      'fail',
      `${counted(stale.length, 'check')} of an earlier state: ${stale.map(({ title }) => title).join('; ')}.`,
      {
        fix: 'Run the checks again shortly before you submit.',
      },
    );
  const oldest = Math.min(...tried.map(({ at }) => at ?? 0));
  return standing('pass', `${counted(tried.length, 'check')} of the last 48 hours, none older than the last edit.`, {
    at: oldest,
  });
}

const ofFile = ({ state, why, fix }: Judged): Standing => standing(state, why, { fix });

/** A plan that could not be read now is none that has changed. */
const isSamePlans = (plans: FoundResult['plans'], beside: FilesBeside): boolean =>
  beside.plans.every(({ file, text }) => text === null || plans.some((one) => one.file === file && one.text === text));

function ofRun(
  { check, state, why, fix, evidence, basis, at, plans }: FoundResult,
  way: CheckWay,
  { integration, beside, now }: Omit<Assessed, 'results'>,
): Standing {
  const was = `Before, it was: ${why}`;
  if (restsOnPlans(check) && !isSamePlans(plans, beside))
    return standing('not-run', `A plan was edited after this was tried. ${was}`, {
      stale: true,
      fix: 'Run the checks again.',
      evidence,
      at,
    });
  if (basis !== basisOf(check, integration))
    return standing('not-run', `The file was edited after this was tried. ${was}`, {
      stale: true,
      fix: 'Run the checks again.',
      evidence,
      at,
    });
  if (now - at > FRESH_MS)
    return standing('not-run', `This was tried more than 48 hours ago. ${was}`, {
      stale: true,
      fix: 'Run the checks again shortly before you submit.',
      evidence,
      at,
    });
  if (state === 'not-run' && way === 'recording')
    return confirmed(check, integration, now) ?? standing(state, why, { fix, evidence, at });
  return standing(state, why, { fix, evidence, at });
}

/** What no recording can be made of without an org that revokes can be confirmed by a person. */
function notFound(check: CheckId, integration: Integration, now: number): Standing {
  if (check === 'revocation') return ofPerson(check, integration, now);
  return standing('not-run', 'It was not tried yet.', { fix: 'Run the checks.' });
}

/** Null where nobody has, for the version that the file is at. */
function confirmed(check: CheckId, integration: Integration, now: number): Standing | null {
  const version = currentVersion(integration)?.version ?? null;
  const note = integration.confirmed.filter((one) => one.check === check && one.version === version).at(-1);
  if (!note) return null;
  const at = Date.parse(`${note.date}T00:00:00Z`);
  return standing('pass', `Confirmed by a person: ${note.note}`, { at: Number.isNaN(at) || at > now ? null : at });
}

/** By the version that the file is at: a note about another one is not about this one. */
function ofPerson(check: CheckId, integration: Integration, now: number): Standing {
  const ask = ASKS[check] ?? null;
  const given = confirmed(check, integration, now);
  if (given !== null) return given;
  const before = integration.confirmed.filter((one) => one.check === check).at(-1);
  if (before)
    return standing('manual', `It was confirmed for version ${before.version}, which is not what the file is now.`, {
      stale: true,
      fix: ask,
    });
  return standing('manual', 'Nobody has confirmed it yet.', { fix: ask });
}
