// A run of kind recording: any number at a time, each on a port of its own. It ends when it is stopped, which is its good end; it cannot go on
// later, because the programs know an address that is gone with its process.
import { EMPTY_RECORDING, reduceRecording } from '../../../../shared/runs/recording/reduce-recording.ts';
import { BenchError } from '../../errors.ts';
import { tenantDestination } from '../../exchange/destination.ts';
import type { ReadCallFaults } from '../../ports.ts';
import type { RecorderPorts } from '../../recorder/run-recording.ts';
import { noSuchRun } from '../run-errors.ts';
import type { RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';

export interface RecordingKindPorts extends RecorderPorts {
  callFaults: ReadCallFaults;
}

/** Loaded with the first recording: no start needs it. */
const loadRecorder = () => import('../../recorder/run-recording.ts');

export function createRecordingKind(ports: RecordingKindPorts): RunKind<'recording'> {
  return {
    kind: 'recording',
    idPrefix: 'run',
    noun: 'recording',
    kept: 'where-possible',
    goesWithCredential: true,
    async prepare({ tenantId, port, plain = false, faults: texts = [] }) {
      const tenant = await ports.context.tenants.get(tenantId);
      // Throws for an address that nothing may be sent to.
      const { origin } = tenantDestination(tenant);
      if (tenant.production && texts.length > 0) throw noFaultsHere(tenant.name);
      const faults = await ports.callFaults(texts);
      return {
        places: [{ tenantId, credentialId: null }],
        alone: null,
        first: () => ({ type: 'started', tenantName: tenant.name, origin, plain, faults: faults.titles }),
        work: (run) => ({
          end: loadRecorder()
            .then(({ runRecording }) => runRecording(ports, { tenant, port, plain, faults }, run))
            .then(() => null),
        }),
      };
    },
    busy: noSuchRun,
    cancelled: () => ({
      type: 'end',
      reason: 'cancelled',
      message: 'The recording was ended. What was noted is kept.',
    }),
    facts(events) {
      const { origin, calls, startedAt } = reduceRecording(EMPTY_RECORDING, events);
      return startedAt === 0 ? null : { origin, calls: calls.length };
    },
    toRemove: othersToRemove,
  };
}

const noFaultsHere = (name: string): BenchError =>
  new BenchError('CONFLICT', `${name} is marked as production: no faults are put between a program and it.`, {
    meaning: 'A program that meets faults may leave work half done in the org.',
    fix: 'Record it without faults, or use a tenant that is not marked as production, such as the sandbox org.',
  });
