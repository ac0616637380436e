// A run of kind protect: one at a time against an API. It cannot go on later: its tokens are gone with its process, and it is short.
import { EMPTY_PROTECT, reduceProtect } from '../../../../shared/runs/protect/reduce-protect.ts';
import type { EngineContext } from '../../engine-context.ts';
import { createTokenBook } from '../../oauth/token-book.ts';
import { createTokenService } from '../../oauth/token-service.ts';
import type { Sleep } from '../../ports.ts';
import { prepareProtect } from '../../protect/prepare-protect.ts';
import { runProtect } from '../../protect/run-protect.ts';
import { apiIsTestedAlready } from '../run-errors.ts';
import type { RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';
import { generateWork } from './generate-work.ts';

export interface ProtectKindPorts {
  context: EngineContext;
  sleep: Sleep;
}

export function createProtectKind({ context, sleep }: ProtectKindPorts): RunKind<'protect'> {
  return {
    kind: 'protect',
    idPrefix: 'run',
    noun: 'run',
    kept: 'where-possible',
    goesWithCredential: true,
    async prepare(input) {
      const prepared = await prepareProtect(context, input);
      const { api, routes, origins, total, tenant, credential, scopes } = prepared;
      return {
        places: [{ tenantId: tenant.id, credentialId: credential?.id ?? null }],
        alone: api,
        first: () => ({
          type: 'started',
          api,
          routes,
          origins,
          total,
          tenantName: tenant.name,
          credentialName: credential?.name ?? null,
          scopes,
        }),
        work: (run) =>
          generateWork(run, async function* ({ stop }) {
            const book = createTokenBook(context.orgNow);
            // What its tokens show about an API of one's own is no evidence about a scope of Okta.
            const own = context.fork({ source: 'protect', tokens: book, noEvidence: true });
            try {
              return yield* runProtect({ context: own, tokens: createTokenService(own), sleep }, prepared, stop);
            } finally {
              book.clear();
            }
          }),
      };
    },
    busy: apiIsTestedAlready,
    cancelled: () => ({
      type: 'end',
      reason: 'cancelled',
      met: false,
      message: 'Cancelled. What was answered until then is kept.',
    }),
    facts(events) {
      const { api, end, startedAt } = reduceProtect(EMPTY_PROTECT, events);
      return startedAt === 0 ? null : { api, met: end?.met ?? null };
    },
    toRemove: othersToRemove,
  };
}
