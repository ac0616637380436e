// The checks of the credentials of an integration, in each of its instances: a token with all scopes, one with a part of them, one without a scope,
// one with a wrong secret, and one with the second secret. Each is one token request; the answer is the evidence.
import { counted } from '../../../shared/counted.ts';
import { type Integration, scopeNamesOf } from '../../../shared/integration/integration.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { TokenResult } from '../../../shared/model/token.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { CheckId } from '../../../shared/runs/readiness/readiness-checks.ts';
import type { CheckEvidence, CheckResult } from '../../../shared/runs/readiness/readiness-events.ts';
import { namedCase } from '../error-lab/case-history.ts';
import { type LabCasePorts, runLabCase } from '../error-lab/run-lab-case.ts';
import type { ReadyInstance } from './resolve-instances.ts';

export type Result = Omit<CheckResult, 'check' | 'basis'>;

export interface CredentialPorts {
  /** A new token of the instance; `secretId` in place of the secret in use. Null when the run was stopped. */
  token(instance: ReadyInstance, scopes: string[], secretId?: string): Promise<TokenResult | null>;
  /** What a case of the Error lab needs. */
  lab: LabCasePorts;
}

/** Null when the run was stopped. */
type Check = (instance: ReadyInstance, integration: Integration, ports: CredentialPorts) => Promise<Result | null>;

export const CREDENTIAL_CHECKS = {
  basic: checkBasic,
  'token-scopes': checkTokenScopes,
  subset: checkSubset,
  'empty-scope': checkEmptyScope,
  'wrong-secret': checkWrongSecret,
  rotation: checkRotation,
} as const satisfies Partial<Record<CheckId, Check>>;
export type CredentialCheckId = keyof typeof CREDENTIAL_CHECKS;

const result = (state: Result['state'], why: string, fix: string | null, evidence: CheckEvidence[]): Result => ({
  state,
  why,
  fix,
  evidence,
});

const evidenceOf = ({ tenant }: ReadyInstance, what: string, exchange: Exchange | null): CheckEvidence => ({
  what,
  tenant: tenant.name,
  runId: null,
  exchangeId: exchange?.id ?? null,
  status: exchange?.response?.status ?? null,
});

const saidBy = (answer: TokenResult): string =>
  answer.outcome === 'granted'
    ? `A token with ${answer.token.granted.join(' ') || 'no scope'}.`
    : answer.outcome === 'refused'
      ? [answer.refusal.error, answer.refusal.description].filter(Boolean).join(': ') || answer.exchange.verdict.title
      : (answer.exchange.failure?.message ?? answer.exchange.verdict.title);

const unanswered = (instance: ReadyInstance, answer: Extract<TokenResult, { outcome: 'failed' }>): Result =>
  result('not-run', `${instance.tenant.name} did not answer: ${saidBy(answer)}`, 'Run the checks again.', [
    evidenceOf(instance, 'Token request', answer.exchange),
  ]);

/** The client was let in, whatever it was granted. */
const isClientRefused = (answer: TokenResult): boolean =>
  answer.outcome === 'refused' && (answer.refusal.status === 401 || answer.refusal.error === 'invalid_client');

async function checkBasic(instance: ReadyInstance, integration: Integration, ports: CredentialPorts) {
  const { tenant, credential } = instance;
  const answer = await ports.token(instance, scopeNamesOf(integration));
  if (answer === null) return null;
  if (answer.outcome === 'failed') return unanswered(instance, answer);
  const evidence = [
    evidenceOf(instance, `Token request with ${credential.clientId}: ${saidBy(answer)}`, answer.exchange),
  ];
  if (isClientRefused(answer))
    return result(
      'fail',
      `${tenant.name} does not let ${credential.name} in any more: ${saidBy(answer)} The instance was revoked, its client was switched off, or the secret is another one.`,
      'Install the integration again, and save the new client ID and secret.',
      evidence,
    );
  if (kindOf(credential).can.client !== 'client_secret_basic')
    return result(
      'fail',
      `${credential.name} is ${kindOf(credential).noun}: an API service integration authenticates by client secret and Basic only.`,
      'Use the client ID and secret that the installation has given.',
      evidence,
    );
  return result('pass', `${tenant.name} let the client in.`, null, evidence);
}

async function checkTokenScopes(instance: ReadyInstance, integration: Integration, ports: CredentialPorts) {
  const scopes = scopeNamesOf(integration);
  const answer = await ports.token(instance, scopes);
  if (answer === null) return null;
  if (answer.outcome === 'failed') return unanswered(instance, answer);
  const evidence = [evidenceOf(instance, `All ${counted(scopes.length, 'scope')} requested`, answer.exchange)];
  if (isClientRefused(answer))
    return result(
      'not-run',
      'There was no token: the client was refused.',
      'See the check of the credentials.',
      evidence,
    );
  const granted = answer.outcome === 'granted' ? answer.token.granted : [];
  const missing = scopes.filter((scope) => !granted.includes(scope));
  if (missing.length > 0)
    return result(
      'fail',
      `${instance.tenant.name} left out ${missing.join(' ')} without a word: the instance was not granted it.`,
      'An instance keeps the scopes that it was made with. Make a new version, install it again, and revoke the old instance.',
      evidence,
    );
  return result(
    'pass',
    `The token of ${instance.tenant.name} has all ${counted(scopes.length, 'scope')}.`,
    null,
    evidence,
  );
}

async function checkSubset(instance: ReadyInstance, integration: Integration, ports: CredentialPorts) {
  const scopes = scopeNamesOf(integration);
  const [one] = scopes;
  if (scopes.length < 2 || one === undefined)
    return result('pass', 'There is one scope only, so there is no smaller set.', null, []);
  const answer = await ports.token(instance, [one]);
  if (answer === null) return null;
  if (answer.outcome === 'failed') return unanswered(instance, answer);
  const evidence = [evidenceOf(instance, `${one} alone requested: ${saidBy(answer)}`, answer.exchange)];
  if (answer.outcome === 'granted' && answer.token.granted.join(' ') === one)
    return result('pass', `A token with ${one} alone was given.`, null, evidence);
  if (answer.outcome === 'granted')
    return result(
      'warn',
      `More than ${one} was granted: ${answer.token.granted.join(' ')}.`,
      'Compare the scopes of the token with those that were requested.',
      evidence,
    );
  return result(
    'not-run',
    `There was no token: ${saidBy(answer)}`,
    'See the checks of credentials and scopes.',
    evidence,
  );
}

async function checkEmptyScope(instance: ReadyInstance, _integration: Integration, ports: CredentialPorts) {
  const answer = await ports.token(instance, []);
  if (answer === null) return null;
  if (answer.outcome === 'failed') return unanswered(instance, answer);
  const evidence = [evidenceOf(instance, `No scope requested: ${saidBy(answer)}`, answer.exchange)];
  if (answer.outcome === 'granted')
    return result('fail', 'A token was given though no scope was requested.', 'Look at the answer.', evidence);
  if (isClientRefused(answer))
    return result(
      'not-run',
      'The client was refused before its scopes were looked at.',
      'See the check of the credentials.',
      evidence,
    );
  return result('pass', `Refused: ${saidBy(answer)}`, null, evidence);
}

async function checkWrongSecret(instance: ReadyInstance, _integration: Integration, { lab }: CredentialPorts) {
  if (kindOf(instance.credential).can.client !== 'client_secret_basic')
    return result('not-run', `${instance.credential.name} has no client secret.`, null, []);
  const tried = await runLabCase(namedCase('token/wrong-secret'), instance, lab);
  if (tried === null) return null;
  const status = tried.actual?.status ?? null;
  const evidence: CheckEvidence[] = [
    {
      what: 'Token request with a secret that is not the right one',
      tenant: instance.tenant.name,
      runId: null,
      exchangeId: tried.exchangeId,
      status,
    },
  ];
  if (status === null)
    return result('not-run', tried.note ?? 'There was no answer.', 'Run the checks again.', evidence);
  return status === 401
    ? result('pass', 'Refused with 401.', null, evidence)
    : result('fail', `Answered with ${status} in place of 401.`, 'Look at the answer.', evidence);
}

async function checkRotation(instance: ReadyInstance, integration: Integration, ports: CredentialPorts) {
  const { tenant, credential } = instance;
  const scopes = scopeNamesOf(integration);
  const [inUse, ...others] = [...credential.secrets].sort((one, other) => Number(other.inUse) - Number(one.inUse));
  const other = others[0];
  if (!inUse || !other)
    return result(
      'fail',
      `${credential.name} in ${tenant.name} has one secret only: that a second one works before the first is switched off was not shown.`,
      'Make a second secret for the instance, save it beside the first, and run the checks again.',
      [],
    );
  const answers: [label: string, answer: TokenResult][] = [];
  for (const secret of [inUse, other]) {
    const answer = await ports.token(instance, scopes, secret.id);
    if (answer === null) return null;
    if (answer.outcome === 'failed') return unanswered(instance, answer);
    answers.push([secret.inUse ? 'the secret in use' : 'the other secret', answer]);
  }
  const evidence = answers.map(([label, answer]) =>
    evidenceOf(instance, `Token request with ${label}: ${saidBy(answer)}`, answer.exchange),
  );
  const [first, second] = answers.map(([, answer]) => !isClientRefused(answer));
  if (first && second)
    return result('pass', 'Both secrets work: the product can change over without a gap.', null, evidence);
  if (first)
    return result(
      'pass',
      'The secret in use works, and the other one is refused: it was switched off.',
      null,
      evidence,
    );
  return result(
    'fail',
    second ? 'The secret in use is refused, though another one works.' : 'Both secrets are refused.',
    second ? 'Use the other secret.' : 'Install the integration again.',
    evidence,
  );
}
