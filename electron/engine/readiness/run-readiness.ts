// The work of a run of the checks: the guide, the credentials in each instance, the plans in each instance as runs of their own, and what was
// recorded of the product. Each result is written when it is found; what is there already is not tried again after a kill.

import { counted } from '../../../shared/counted.ts';
import { type Integration, scopeNamesOf } from '../../../shared/integration/integration.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { WINDOW_MS } from '../../../shared/okta/wire-text/rate-limit.ts';
import {
  judgeNarrow,
  judgeNeeded,
  judgeSuffice,
  judgeTenants,
  type RanPlan,
} from '../../../shared/runs/readiness/judge-plans.ts';
import { judgeRecordings, RECORDED_CHECKS } from '../../../shared/runs/readiness/judge-recordings.ts';
import type { CheckId } from '../../../shared/runs/readiness/readiness-checks.ts';
import { basisOf } from '../../../shared/runs/readiness/readiness-checks.ts';
import type { ReadinessEntry } from '../../../shared/runs/readiness/readiness-events.ts';
import {
  EMPTY_READINESS,
  type ReadinessView,
  reduceReadiness,
} from '../../../shared/runs/readiness/reduce-readiness.ts';
import { TOKEN_BUCKET } from '../../../shared/runs/sweep/plan/rate-bucket.ts';
import type { EngineContext } from '../engine-context.ts';
import { createPacedSender, type PacedSender, sendAs, sendPaced } from '../exchange/paced-sender.ts';
import { laneOf } from '../exchange/pacing/lane.ts';
import type { RetryPolicy } from '../exchange/pacing/retry-policy.ts';
import { createTokenBook } from '../oauth/token-book.ts';
import { createTokenService, type TokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import type { RunEngine } from '../runs/run-engine.ts';
import type { RunWork } from '../runs/run-kind.ts';
import { createEvidenceBodies } from '../sweep/evidence-bodies.ts';
import { withoutBodyId } from '../sweep/sweep-work.ts';
import { CREDENTIAL_CHECKS, type CredentialCheckId, type CredentialPorts, type Result } from './credential-checks.ts';
import { checkGuide } from './guide-check.ts';
import { checkOrgServer } from './org-server-check.ts';
import { exercisedBy, readRecordings, runPlanIn } from './plan-runs.ts';
import type { ReadyInstance } from './resolve-instances.ts';

export interface ReadinessPorts {
  context: EngineContext;
  sleep: Sleep;
  /** The one that runs this, too. */
  runs(): RunEngine;
}

export interface PreparedReadiness {
  integration: Integration;
  instances: ReadyInstance[];
  plans: { file: string; text: string }[];
  allowWrites: boolean;
  /** Those that are asked for. */
  checks: CheckId[];
}

const POLICY: RetryPolicy = {
  mostRateLimitWaits: 5,
  mostUnreachable: 1,
  leastWaitMs: 1000,
  withoutHeadersMs: WINDOW_MS,
  whenTooMany: 'reset',
};

const PLAN_CHECKS: readonly CheckId[] = [
  'scopes-suffice',
  'scopes-needed',
  'scopes-narrow',
  'two-tenants',
  'org-server',
];

/** Resolves when all is found, or when it was stopped. */
export async function runReadiness(
  ports: ReadinessPorts,
  prepared: PreparedReadiness,
  run: RunWork<'readiness'>,
): Promise<void> {
  const work = createWork(ports, prepared, run);
  try {
    await openGuide(work);
    await tryCredentials(work);
    const ran = await runPlans(work);
    if (ran !== null) await judgeAll(work, ran);
    if (!run.stop.aborted) {
      const { results } = work.view();
      await run.append({ type: 'end', reason: 'complete', message: messageOf(results.map(({ state }) => state)) });
    }
  } finally {
    work.close();
  }
}

function messageOf(states: readonly Result['state'][]): string {
  const failed = states.filter((state) => state === 'fail').length;
  const open = states.filter((state) => state === 'not-run').length;
  const parts = [failed > 0 && `${failed} failed`, open > 0 && `${open} could not be tried`].filter(Boolean);
  return `${counted(states.length, 'check')}: ${parts.length === 0 ? 'none failed' : parts.join(', ')}.`;
}

interface Work {
  ports: ReadinessPorts;
  prepared: PreparedReadiness;
  run: RunWork<'readiness'>;
  /** Marked as checks, with tokens of its own, its exchanges kept with the run. */
  own: EngineContext;
  token: CredentialPorts['token'];
  lab: CredentialPorts['lab'];
  view(): ReadinessView;
  emit(entry: ReadinessEntry): Promise<void>;
  isWanted(check: CheckId): boolean;
  found(check: CheckId, result: Result): Promise<void>;
  close(): void;
}

function createWork(ports: ReadinessPorts, prepared: PreparedReadiness, run: RunWork<'readiness'>): Work {
  const { context, sleep } = ports;
  const book = createTokenBook(context.orgNow);
  const record: CredentialPorts['lab']['record'] = (exchange) => run.keep(withoutBodyId(exchange));
  const own = context.fork({ source: 'check', tokens: book, bodies: createEvidenceBodies(), record });
  const sender = createPacedSender({ now: context.now, sleep, signal: run.stop, share: 1, concurrency: 1 });
  const emit = (entry: ReadinessEntry) => run.append(entry);
  const view = () => reduceReadiness(EMPTY_READINESS, run.events());
  const done = new Set(view().results.map(({ check }) => check));
  const waiting: CredentialPorts['lab']['waiting'] = ({ waitMs, until }) => emit({ type: 'waiting', waitMs, until });
  return {
    ports,
    prepared,
    run,
    own,
    token: createAsker(createTokenService(own), sender, waiting, run.abort),
    lab: {
      context,
      source: 'check',
      record,
      sendAs: (toEvent) => sendAs(sender, POLICY, toEvent),
      waiting,
      signal: run.abort,
    },
    view,
    emit,
    isWanted: (check) => prepared.checks.includes(check) && !done.has(check) && !run.stop.aborted,
    async found(check, result) {
      done.add(check);
      await emit({ type: 'result', result: { check, ...result, basis: basisOf(check, prepared.integration) } });
    },
    close: () => book.clear(),
  };
}

/** Several checks look at the same answer: each is asked for once in a run. */
function createAsker(
  tokens: TokenService,
  sender: PacedSender,
  waiting: CredentialPorts['lab']['waiting'],
  abort: AbortSignal,
): CredentialPorts['token'] {
  const asked = new Map<string, Promise<TokenResult | null>>();
  return ({ tenant, credential }, scopes, secretId) => {
    const key = JSON.stringify([tenant.id, credential.id, scopes, secretId]);
    const before = asked.get(key);
    if (before) return before;
    const input = {
      tenantId: tenant.id,
      credentialId: credential.id,
      scopes,
      fresh: true,
      ...(secretId && { secretId }),
    };
    const answer = sendPaced(sender, laneOf(credential.id, TOKEN_BUCKET), POLICY, (wait) => void waiting(wait), {
      ask: () => tokens.request(input, abort),
      exchangeOf: ({ exchange }) => exchange,
    });
    asked.set(key, answer);
    return answer;
  };
}

async function openGuide({ prepared, own, run, isWanted, emit, found }: Work): Promise<void> {
  const [first] = prepared.instances;
  if (!first || !isWanted('guide')) return;
  await emit({ type: 'working', what: 'Opening the configuration guide' });
  await found('guide', await checkGuide(own, first.tenant, prepared.integration, run.abort));
}

async function tryCredentials({ prepared, run, token, lab, isWanted, emit, found }: Work): Promise<void> {
  const { instances, integration } = prepared;
  for (const check of Object.keys(CREDENTIAL_CHECKS) as CredentialCheckId[]) {
    if (!isWanted(check)) continue;
    const results: Result[] = [];
    for (const instance of instances) {
      await emit({ type: 'working', what: `Asking ${instance.tenant.name} for a token` });
      const result = await CREDENTIAL_CHECKS[check](instance, integration, { token, lab });
      if (result === null || run.stop.aborted) return;
      results.push(result);
    }
    await found(check, merged(results));
  }
}

/** Null when it was stopped. */
async function runPlans({ ports, prepared, run, token, view, emit, isWanted }: Work): Promise<RanPlan[] | null> {
  if (!PLAN_CHECKS.some(isWanted)) return [];
  const { instances, integration, allowWrites } = prepared;
  const whole = await wholeInstance(instances, integration, token);
  const ran: RanPlan[] = [];
  for (const plan of prepared.plans)
    for (const [index, instance] of instances.entries()) {
      const mutates = instance === whole;
      const before = view().planRuns.find((one) => one.index === index && one.plan === plan.file);
      await emit({ type: 'working', what: `Running ${plan.file} in ${instance.tenant.name}` });
      const one = await runPlanIn(
        ports.runs(),
        { plan, instance, mutates, allowWrites },
        {
          before: before?.runId ?? null,
          began: (runId) => emit({ type: 'plan-run', runId, index, plan: plan.file, mutates }),
          run,
        },
      );
      if (one === null) return null;
      if (!view().exercised.some(({ runId }) => runId === one.runId))
        await emit({ type: 'exercised', steps: exercisedBy(one, ports.context.catalogue) });
      ran.push(one);
    }
  return ran;
}

async function judgeAll({ ports, prepared, run, token, view, isWanted, found }: Work, ran: RanPlan[]): Promise<void> {
  if (run.stop.aborted) return;
  const { instances, integration } = prepared;
  const registered = scopeNamesOf(integration);
  const { recorded, byTenant } = await readRecordings(ports.runs(), instances, ports.context.now());
  const results: [CheckId, () => Promise<Result> | Result | null][] = [
    ['scopes-suffice', () => judgeSuffice(ran)],
    ['scopes-needed', () => judgeNeeded(ran, registered)],
    ['scopes-narrow', () => judgeNarrow(ran, registered, view().exercised)],
    ['two-tenants', () => judgeTenants(ran, byTenant)],
    ['org-server', () => checkOrgServer(instances, ran, recorded, (one) => token(one, registered))],
    ...RECORDED_CHECKS.map((check): [CheckId, () => Result | null] => [check, () => judgeRecordings(check, recorded)]),
  ];
  for (const [check, judge] of results) {
    if (!isWanted(check)) continue;
    const result = await judge();
    if (result !== null) await found(check, result);
  }
}

/** Where every registered scope is granted, so that leaving one out says something; else the first. */
async function wholeInstance(
  instances: readonly ReadyInstance[],
  integration: Integration,
  token: CredentialPorts['token'],
): Promise<ReadyInstance | undefined> {
  const scopes = scopeNamesOf(integration);
  for (const instance of instances) {
    const answer = await token(instance, scopes);
    if (answer?.outcome === 'granted' && scopes.every((scope) => answer.token.granted.includes(scope))) return instance;
  }
  return instances[0];
}

const WORST = ['fail', 'not-run', 'warn', 'pass'] as const;

/** Of all instances one: as bad as the worst, with what each has shown. */
function merged(results: readonly Result[]): Result {
  const state = WORST.find((one) => results.some((result) => result.state === one)) ?? 'not-run';
  const worst = results.filter((result) => result.state === state);
  return {
    state,
    why: [...new Set(worst.map(({ why }) => why))].join(' '),
    fix: worst.find(({ fix }) => fix !== null)?.fix ?? null,
    evidence: results.flatMap(({ evidence }) => evidence),
  };
}
