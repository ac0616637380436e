// A run of kind audit: one at a time with a credential, any number of days of a log long. It is resumed where its lists and its log were; its exchanges
// are kept with it where they were refused, and nowhere else.

import { toAuditResult } from '../../../../shared/runs/audit/audit-result.ts';
import { EMPTY_AUDIT, reduceAudit } from '../../../../shared/runs/audit/reduce-audit.ts';
import type { RunEvent } from '../../../../shared/runs/run-kinds.ts';
import { createPageBodies } from '../../audit/page-bodies.ts';
import { prepareAudit, runAudit } from '../../audit/run-audit.ts';
import type { EngineContext } from '../../engine-context.ts';
import { withoutBody } from '../../history/chosen-bodies.ts';
import { createTokenBook } from '../../oauth/token-book.ts';
import type { Sleep } from '../../ports.ts';
import { alreadyEnded, noSuchRun, orgIsAuditedAlready } from '../run-errors.ts';
import type { PreparedRun, RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';
import { generateWork } from './generate-work.ts';

export interface AuditKindPorts {
  context: EngineContext;
  sleep: Sleep;
}

const NOUN = 'audit';

export function createAuditKind(ports: AuditKindPorts): RunKind<'audit'> {
  return {
    kind: 'audit',
    idPrefix: 'run',
    noun: NOUN,
    kept: 'on-disk',
    // It is a report that stands for itself.
    goesWithCredential: false,
    async prepare({ tenantId, credentialId, days }) {
      const { tenant, credential } = await prepareAudit(ports.context, { tenantId, credentialId });
      return runOf(ports, { tenant, credential, days }, [], () => ({
        type: 'started',
        tenantName: tenant.name,
        origin: tenant.origin,
        credentialName: credential.name,
        days,
      }));
    },
    async resume({ events, places }) {
      const started = events.find((event) => event.type === 'started');
      const [place] = places;
      if (!started || !place || place.credentialId === null) throw noSuchRun();
      if (events.some(({ type }) => type === 'end')) throw alreadyEnded(NOUN);
      const { tenantId, credentialId } = place;
      const opened = await prepareAudit(ports.context, { tenantId, credentialId });
      return runOf(ports, { ...opened, days: started.days }, events, () => ({ type: 'resumed' }));
    },
    busy: orgIsAuditedAlready,
    cancelled: () => ({ type: 'end', reason: 'cancelled', message: 'Cancelled. What was read until then is kept.' }),
    facts(events) {
      const view = reduceAudit(EMPTY_AUDIT, events);
      if (view.startedAt === 0) return null;
      const { days, clients, end } = view;
      if (end === null) return { days, clients: clients.size, high: null };
      const result = toAuditResult(view);
      return { days, clients: result.clients.length, high: result.sums.high };
    },
    toRemove: othersToRemove,
  };
}

type Opened = Awaited<ReturnType<typeof prepareAudit>> & { days: number };

function runOf(
  { context, sleep }: AuditKindPorts,
  { tenant, credential, days }: Opened,
  before: readonly RunEvent<'audit'>[],
  first: PreparedRun<'audit'>['first'],
): PreparedRun<'audit'> {
  const book = createTokenBook(context.orgNow);
  return {
    places: [{ tenantId: tenant.id, credentialId: credential.id }],
    alone: `${tenant.id} ${credential.id}`,
    first,
    work(run) {
      const own = context.fork({
        source: 'audit',
        tokens: book,
        bodies: createPageBodies(),
        // Thousands of pages of lists would push everything else out of the history.
        record: async (exchange) => {
          if (exchange.failure !== null || (exchange.response?.status ?? 0) >= 400)
            await run.keep(withoutBody(exchange));
        },
        noEvidence: true,
      });
      const { end } = generateWork(run, ({ stop }) =>
        runAudit({ context: own, sleep, tenant, credential, days }, before, stop),
      );
      return { end: end.finally(() => book.clear()), dropTokens: () => book.clear() };
    },
  };
}
