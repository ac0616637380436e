// A run of kind mutation: one at a time with a credential. It is resumed with the first call that it has not made; its exchanges
// are in the history.
import type { MutationInput } from '../../../../shared/runs/mutation/mutation-events.ts';
import type { RunEvent } from '../../../../shared/runs/run-kinds.ts';
import type { EngineContext } from '../../engine-context.ts';
import { type PreparedMutation, prepareMutation, runMutation } from '../../infer/run-mutation.ts';
import { createTokenBook } from '../../oauth/token-book.ts';
import { createTokenService } from '../../oauth/token-service.ts';
import type { Sleep } from '../../ports.ts';
import { createRequestService } from '../../requests/request-service.ts';
import { alreadyEnded, noSuchRun, setIsCheckedAlready } from '../run-errors.ts';
import type { PreparedRun, RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';
import { generateWork } from './generate-work.ts';

export interface MutationKindPorts {
  context: EngineContext;
  sleep: Sleep;
}

const NOUN = 'run';

export function createMutationKind({ context, sleep }: MutationKindPorts): RunKind<'mutation'> {
  const prepare = (input: Omit<MutationInput, 'found'>) => {
    // Tokens of its own: one with a scope left out on purpose is no token of the person's.
    const own = context.fork({ source: 'mutation', tokens: createTokenBook(context.orgNow) });
    const tokens = createTokenService(own);
    return prepareMutation({ context: own, sleep, tokens, requests: createRequestService(own, tokens) }, input);
  };
  return {
    kind: 'mutation',
    idPrefix: 'run',
    noun: NOUN,
    kept: 'where-possible',
    goesWithCredential: true,
    async prepare({ found = null, ...input }) {
      const prepared = await prepare(input);
      const { scopes } = prepared;
      return runOf(prepared, [], () => ({ type: 'started', scopes, operationIds: input.operationIds, found }));
    },
    async resume({ events, places }) {
      const started = events.find((event) => event.type === 'started');
      const [place] = places;
      if (!started || !place || place.credentialId === null) throw noSuchRun();
      if (events.some(({ type }) => type === 'end')) throw alreadyEnded(NOUN);
      const { scopes, operationIds } = started;
      const { tenantId, credentialId } = place;
      return runOf(await prepare({ tenantId, credentialId, scopes, operationIds }), events, () => ({
        type: 'resumed',
      }));
    },
    busy: setIsCheckedAlready,
    cancelled: () => ({
      type: 'end',
      reason: 'cancelled',
      sufficient: false,
      necessary: [],
      message: 'Cancelled. What was found out until then is above.',
    }),
    facts: (events) => (events.length === 0 ? null : {}),
    toRemove: othersToRemove,
  };
}

function runOf(
  prepared: PreparedMutation,
  before: readonly RunEvent<'mutation'>[],
  first: PreparedRun<'mutation'>['first'],
): PreparedRun<'mutation'> {
  const { tenantId, credentialId } = prepared.target;
  return {
    places: [{ tenantId, credentialId }],
    alone: `${tenantId} ${credentialId}`,
    first,
    work: (run) => generateWork(run, ({ stop }) => runMutation(prepared, before, stop)),
  };
}
