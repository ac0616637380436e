// Proofs that run: one at a time with a credential, in memory only.
import type { ProofEvent, ProofInput } from '../../../shared/contract/proof.ts';
import { BenchError } from '../errors.ts';
import { createLiveRuns, type LiveRuns } from '../runs/live-runs.ts';
import type { ProofPorts } from './proof-calls.ts';
import { type ProofPlace, prepareProof } from './prove.ts';

export type ProofRuns = LiveRuns<ProofInput, ProofPlace, ProofEvent>;

export function createProofRuns(ports: ProofPorts): ProofRuns {
  return createLiveRuns({
    now: ports.context.now,
    prepare: (input) => prepareProof(ports, input),
    refusal: (live, wanted) =>
      live.tenantId === wanted.tenantId && live.credentialId === wanted.credentialId ? alreadyRuns() : null,
  });
}

function alreadyRuns(): BenchError {
  return new BenchError('INVALID_INPUT', 'A proof is already going on with this credential.', {
    fix: 'Wait for its end. A page that is loaded again shows it under Scopes, Least privilege, where it can be cancelled.',
  });
}
