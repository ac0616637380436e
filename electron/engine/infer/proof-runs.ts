// Proofs that run: one at a time with a credential, in memory only.
import type { ProofEvent, ProofInput } from '../../../shared/contract/proof.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { createTokenBook } from '../oauth/token-book.ts';
import { createTokenService } from '../oauth/token-service.ts';
import type { Sleep } from '../ports.ts';
import { createRequestService } from '../requests/request-service.ts';
import { createLiveRuns, type LiveRuns } from '../runs/live-runs.ts';
import { type ProofPlace, prepareProof } from './prove.ts';

export type ProofRuns = LiveRuns<ProofInput, ProofPlace, ProofEvent>;

export function createProofRuns({ context, sleep }: { context: EngineContext; sleep: Sleep }): ProofRuns {
  return createLiveRuns({
    now: context.now,
    events: context.events,
    prepare(input) {
      // Tokens of its own: one with a scope left out on purpose is no token of the person's.
      const own = context.fork({ source: 'mutation', tokens: createTokenBook(context.orgNow) });
      const tokens = createTokenService(own);
      return prepareProof({ context: own, sleep, tokens, requests: createRequestService(own, tokens) }, input);
    },
    refusal: (live, wanted) =>
      live.tenantId === wanted.tenantId && live.credentialId === wanted.credentialId ? alreadyRuns() : null,
  });
}

function alreadyRuns(): BenchError {
  return new BenchError('INVALID_INPUT', 'A proof is already going on with this credential.', {
    fix: 'Wait for its end. A page that is loaded again shows it under Scopes, Least privilege, where it can be cancelled.',
  });
}
