// The sentences for what a sweep will not do, in one place.
import type { Credential } from '../../../shared/model/credentials/credential.ts';
import { kindOf } from '../../../shared/okta/credentials/credential-kinds.ts';
import type { changedFile } from '../../../shared/runs/sweep/plan/plan-basis.ts';
import { BenchError } from '../errors.ts';

/** `file`: the one that is another now; null when the plan would be another for a different reason. */
export function catalogueChanged(file: ReturnType<typeof changedFile>): BenchError {
  const versions = file ? ` Its ${file.family} file was ${file.was} then and is ${file.now ?? 'not there'} now.` : '';
  return new BenchError('CONFLICT', 'The catalogue has changed since this sweep was planned.', {
    meaning: `What is left of the plan would not fit what was done.${versions}`,
    fix: 'Start a new sweep with the same choice; compare the two.',
  });
}

export function notPlannable(problem: string): BenchError {
  return new BenchError('INVALID_INPUT', problem, { fix: 'Change the choice of scopes, operations or targets.' });
}

export function twiceTheSame(): BenchError {
  return new BenchError('INVALID_INPUT', 'A credential is named twice.', { fix: 'Name each one once.' });
}

export function needsAClient(credential: Pick<Credential, 'kind' | 'name'>): BenchError {
  const { name } = credential;
  return new BenchError('UNSUPPORTED', `${name} is ${kindOf(credential).noun}: its scopes cannot be chosen.`, {
    fix: 'Sweep with a credential that has a client ID and secret.',
  });
}

export function noWrites({ name, production }: { name: string; production: boolean }): BenchError {
  return production
    ? new BenchError('CONFLICT', `${name} is marked as production: no write is sent to it, invalid or not.`, {
        fix: 'Leave out the invalid writes, or sweep another tenant.',
      })
    : new BenchError('CONFLICT', `${name} does not allow writes that are invalid on purpose.`, {
        meaning: 'They change nothing, and still they are writes: each tenant has to allow them once.',
        fix: `Allow them on the Tenants page, or with scopebench tenants change "${name}" --invalid-writes.`,
      });
}
