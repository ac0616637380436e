// The sentences for what cannot be done with a run, in one place. `noun`: what the kind of run is called.
import { BenchError } from '../errors.ts';

export function noSuchRun(): BenchError {
  return new BenchError('NOT_FOUND', 'That run no longer exists.', {
    meaning: 'It was removed, or made room for later ones.',
    fix: 'Choose another one, or start a new one.',
  });
}

export function runsElsewhere(noun: string): BenchError {
  return new BenchError('BUSY', `Another Scopebench process runs this ${noun}.`, {
    fix: 'Watch, pause or end it there.',
  });
}

export function alreadyEnded(noun: string): BenchError {
  return new BenchError('CONFLICT', `This ${noun} has ended.`, { fix: 'Start a new one with the same choice.' });
}

export function stillRunning(noun: string): BenchError {
  return new BenchError('BUSY', `This ${noun} is still running.`, { fix: 'Cancel it first.' });
}

export function cannotGoOnLater(noun: string): BenchError {
  return new BenchError('UNSUPPORTED', `This ${noun} cannot be paused or resumed.`, {
    meaning: 'What it needs to go on is not kept once it has stopped.',
    fix: 'Let it finish, or cancel it and start a new one.',
  });
}

export function casesRunAlready(): BenchError {
  return new BenchError('BUSY', 'A run of error cases is already going on against this tenant.', {
    meaning: 'Two at a time would spend each other’s rate budget and mix up their answers.',
    fix: 'Wait until it is done, or cancel it on the Error lab page.',
  });
}

export function setIsCheckedAlready(): BenchError {
  return new BenchError('BUSY', 'A set of scopes is already being checked with this credential.', {
    fix: 'Wait for its end. A reloaded page shows it under Scopes, Least privilege, where it can be cancelled.',
  });
}

export function listIsFetchedAlready(): BenchError {
  return new BenchError('BUSY', 'This list is already being fetched.', {
    fix: 'Wait until it is done, or cancel it below the response. A reloaded page shows it there.',
  });
}

export function orgIsAuditedAlready(): BenchError {
  return new BenchError('BUSY', 'This org is already being audited with this credential.', {
    fix: 'Wait for its end, or cancel it on the Audit page.',
  });
}

export function apiIsTestedAlready(): BenchError {
  return new BenchError('BUSY', 'This API is already being tested.', {
    fix: 'Wait for its end, or cancel it on the Protect page.',
  });
}
