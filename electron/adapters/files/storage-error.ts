// A failed file operation as the sentence that a person reads. The data folder is named, because making room or giving
// rights happens there; contents and file names inside it are not.
import { BenchError } from '../../engine/errors.ts';

/** The system's error code (`ENOSPC`), or an empty string. */
export function errorCode(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
  return typeof code === 'string' ? code : '';
}

/** Whether a read failed because there is no such file: also where something that is no folder is in the way. */
export function isAbsent(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(errorCode(cause));
}

const NO_RIGHTS = new Set(['EACCES', 'EPERM', 'EROFS']);
const NO_ROOM = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * @param cause what the file system threw; a BenchError passes through unchanged
 * @param folder the folder that was written to
 */
export function toStorageError(cause: unknown, folder: string): BenchError {
  if (cause instanceof BenchError) return cause;
  const code = errorCode(cause);
  const details = { code: code || 'unknown', folder };
  if (NO_RIGHTS.has(code))
    return new BenchError(
      'STORAGE_FAILED',
      'Scopebench is not allowed to write to its data folder.',
      {
        fix: `Allow your user to write to ${folder}, or start with --data-dir and another folder.`,
        meaning: 'What was saved before is untouched; this change was not saved.',
        details,
      },
      { cause },
    );
  if (NO_ROOM.has(code))
    return new BenchError(
      'STORAGE_FAILED',
      'There is not enough space left on the disk.',
      {
        fix: `Free some space on the disk that holds ${folder}, then try again.`,
        meaning: 'What was saved before is untouched; this change was not saved.',
        details,
      },
      { cause },
    );
  return new BenchError(
    'STORAGE_FAILED',
    `The data folder could not be used (${details.code}).`,
    {
      fix: `Check the disk that holds ${folder}, or start with --data-dir and another folder.`,
      meaning: 'What was saved before is untouched; this change was not saved.',
      details,
    },
    { cause },
  );
}
