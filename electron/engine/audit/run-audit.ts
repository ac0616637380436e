// The work of an audit, in order: the token, who there is, what each holds, who is behind it, and the log last, because it takes longest. What was read
// before a pause or a kill is in `before`, and is not read again.
import { counted } from '../../../shared/counted.ts';
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { AuditEntry } from '../../../shared/runs/audit/audit-events.ts';
import { AUDIT_PART_IDS } from '../../../shared/runs/audit/audit-parts.ts';
import { toAuditResult } from '../../../shared/runs/audit/audit-result.ts';
import { type AuditView, EMPTY_AUDIT, reduceAudit } from '../../../shared/runs/audit/reduce-audit.ts';
import type { RunEvent } from '../../../shared/runs/run-kinds.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { openCredential } from '../oauth/open-credential.ts';
import { createTokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import { createRequestService } from '../requests/request-service.ts';
import { AuditStuck, createAuditReader } from './audit-reader.ts';
import { askAuditToken } from './audit-token.ts';
import { type AuditDesk, type Entries, readDetails, readLists, readPeople } from './read-lists.ts';
import { readLog } from './read-log.ts';

export interface PreparedAudit {
  /** Tokens, exchanges and bodies of it are the audit's own. */
  context: EngineContext;
  sleep: Sleep;
  tenant: Tenant;
  credential: Credential;
  days: number;
}

const DAY_MS = 86_400_000;

/** Throws what opening the credential throws: nothing is sent here. */
export async function prepareAudit(
  context: EngineContext,
  { tenantId, credentialId }: { tenantId: string; credentialId: string },
): Promise<Pick<PreparedAudit, 'tenant' | 'credential'>> {
  const { tenant, credential } = await openCredential(context, tenantId, credentialId);
  return { tenant, credential };
}

/** Ends without an `end` when `signal` is aborted. */
export async function* runAudit(
  prepared: PreparedAudit,
  before: readonly RunEvent<'audit'>[],
  signal: AbortSignal,
): AsyncGenerator<AuditEntry, { stuck: string } | null> {
  let view = reduceAudit(EMPTY_AUDIT, before);
  try {
    const work = readOrg(prepared, () => view, signal);
    for (let step = await work.next(); !step.done; step = await work.next()) {
      yield step.value;
      view = reduceAudit(view, [{ ...step.value, seq: view.lastSeq + 1, at: prepared.context.now() }]);
    }
    return null;
  } catch (error) {
    if (error instanceof AuditStuck) return { stuck: error.message };
    if (isForThePerson(error)) return { stuck: `${error.message} ${error.data.fix}` };
    throw error;
  }
}

async function* readOrg(prepared: PreparedAudit, view: () => AuditView, signal: AbortSignal): Entries {
  const { context, sleep, tenant, credential, days } = prepared;
  const tokens = createTokenService(context);
  const requests = createRequestService(context, tokens);
  const reader = createAuditReader({ context, requests, tokens, sleep, tenant, credential, signal });
  const names = new Set(context.catalogue.scopes.map(({ name }) => name));
  const token = yield* askAuditToken(credential, (scope) => names.has(scope), reader.token);
  if (token === null) return;
  if (!token.ok) {
    yield { type: 'end', reason: 'no-token', message: token.message };
    return;
  }
  const { held } = token;
  // By the clock of the org, which its answer has shown; where the run goes on, as it began.
  const to = view().token?.to ?? context.orgNow(tenant.id);
  const from = view().token?.from ?? to - days * DAY_MS;
  yield { type: 'token', held, from, to };
  const desk: AuditDesk = { reader, held, view };
  const whole =
    (yield* readLists(desk)) &&
    (yield* readDetails(desk)) &&
    (yield* readPeople(desk)) &&
    (yield* readLog(desk, { from, to }, context.now));
  if (whole) yield endOf(view());
}

function endOf(view: AuditView): Extract<AuditEntry, { type: 'end' }> {
  const refused = new Set(view.blinds.flatMap(({ part, clientId }) => (clientId === null ? [part] : [])));
  const lists = ['apps', 'integrations', 'api-tokens', 'log'] as const;
  if (lists.every((part) => refused.has(part)))
    return {
      type: 'end',
      reason: 'nothing-read',
      message: `Nothing could be read: ${[...new Set(view.blinds.map(({ title }) => title))].join('; ')}.`,
    };
  const { summary } = toAuditResult(view);
  const seen = AUDIT_PART_IDS.length - refused.size;
  const how = refused.size === 0 ? '' : ` ${counted(seen, 'part')} of ${AUDIT_PART_IDS.length} could be read.`;
  return { type: 'end', reason: 'complete', message: refused.size === 0 ? summary : `${summary}${how}` };
}

function isForThePerson(error: unknown): error is BenchError {
  return error instanceof BenchError && (error.code.startsWith('VAULT_') || error.code === 'SECRET_MISSING');
}
