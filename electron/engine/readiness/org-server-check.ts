// The check of the authorization server: an API service integration works with that of the org alone (FACTS §9, row 4). Shown by the issuer of its
// tokens, by its plans, and by where the recorded product asked for tokens.
import type { TokenResult } from '../../../shared/model/token.ts';
import type { RanPlan } from '../../../shared/runs/readiness/judge-plans.ts';
import type { Recorded } from '../../../shared/runs/readiness/judge-recordings.ts';
import type { CheckEvidence } from '../../../shared/runs/readiness/readiness-events.ts';
import type { Result } from './credential-checks.ts';
import type { ReadyInstance } from './resolve-instances.ts';

/** Of a custom authorization server; that of the org has its endpoints under `/oauth2/v1`. */
const CUSTOM = /^\/oauth2\/(?!v1\/)[^/]+\/v1\//;

export async function checkOrgServer(
  instances: readonly ReadyInstance[],
  ran: readonly RanPlan[],
  recorded: readonly Recorded[],
  token: (instance: ReadyInstance) => Promise<TokenResult | null>,
): Promise<Result> {
  const evidence: CheckEvidence[] = [];
  const wrong: string[] = [];
  const issuers: string[] = [];
  for (const instance of instances) {
    const answer = await token(instance);
    if (answer?.outcome !== 'granted') continue;
    const issuer = answer.token.decoded.payload?.iss;
    if (typeof issuer !== 'string') continue;
    issuers.push(issuer);
    evidence.push({
      what: `Issuer of the token: ${issuer}`,
      tenant: instance.tenant.name,
      runId: null,
      exchangeId: answer.exchange?.id ?? null,
      status: null,
    });
    if (/\/oauth2\//.test(issuer)) wrong.push(`a token of ${issuer}`);
  }
  for (const { plan, view } of ran)
    for (const { facts } of view.steps) if (CUSTOM.test(facts.target)) wrong.push(`${facts.id} of ${plan}`);
  for (const one of recorded)
    for (const { target } of one.calls)
      if (CUSTOM.test(target)) wrong.push(`a recorded call of ${target.split('?')[0]}`);
  if (wrong.length > 0)
    return {
      state: 'fail',
      why: `A custom authorization server was used: ${[...new Set(wrong)].join(', ')}.`,
      fix: 'Ask for tokens at /oauth2/v1/token of the org.',
      evidence,
    };
  if (issuers.length === 0)
    return {
      state: 'not-run',
      why: 'There was no token whose issuer could be read.',
      fix: 'See the check of the credentials.',
      evidence,
    };
  const also = recorded.length > 0 ? ', and so were the recorded requests' : '';
  return { state: 'pass', why: `The tokens are of the org authorization server${also}.`, fix: null, evidence };
}
