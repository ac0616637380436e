// Any thrown thing as what a person is shown: what happened, what it means, what to do. The engine's sentences are written
// for the page; where a fix names a page, the command line has its own.
import { CliError } from './cli-error.ts';
import { type CliErrorCode, isErrorCode } from './exit-code.ts';

export interface ShownError {
  code: CliErrorCode;
  message: string;
  meaning: string | null;
  fix: string;
}

/** In place of fixes that send a person to a page of the window. */
const FIXES: Partial<Record<CliErrorCode, string>> = {
  VAULT_LOCKED:
    'Set SCOPEBENCH_PASSPHRASE to the passphrase of the vault, or run this in a terminal to be asked for it.',
  VAULT_ABSENT:
    'Save the secret with scopebench tenants credential, or use --org and --client-id with SCOPEBENCH_CLIENT_SECRET.',
  VAULT_DAMAGED:
    'scopebench vault show says what is damaged, and whether vault restore or vault start-over repairs it.',
  SECRET_MISSING: 'Enter it with scopebench tenants credential TENANT --name CREDENTIAL --secret-stdin.',
  PASSPHRASE_WRONG:
    'Correct SCOPEBENCH_PASSPHRASE, or unset it to be asked in a terminal. If it is lost: scopebench vault start-over.',
  WRITE_NOT_ARMED: 'Add --arm to send it; a DELETE also needs --confirm with the name of the tenant.',
  ORIGIN_REFUSED: 'Give the path alone, such as /api/v1/users; the address comes from the tenant.',
};

export function toShownError(error: unknown): ShownError {
  const known = asKnown(error);
  if (known === null)
    return {
      code: 'INTERNAL',
      message: `Something went wrong inside Scopebench (${error instanceof Error ? error.name : typeof error}).`,
      meaning:
        'This is an error in Scopebench, not in your command. Its text is not shown, as it could contain a secret.',
      fix: 'Run it again with SCOPEBENCH_DEBUG=1 to see where it happened, and report that.',
    };
  const { code, message, fix, meaning } = known;
  const own = error instanceof CliError ? undefined : FIXES[code];
  return { code, message, meaning: meaning ?? null, fix: own ?? fix };
}

/** The code of a thrown error that has one, else null. */
export function codeOf(error: unknown): CliErrorCode | null {
  return asKnown(error)?.code ?? null;
}

/** By shape: engine, contract and command line each have a class, and loading theirs would slow every `--help`. */
function asKnown(error: unknown): { code: CliErrorCode; message: string; fix: string; meaning?: string } | null {
  if (!(error instanceof Error) || !('code' in error) || !('data' in error) || !isErrorCode(error.code)) return null;
  const { code, message, data } = error;
  if (typeof data !== 'object' || data === null || !('fix' in data) || typeof data.fix !== 'string') return null;
  const meaning =
    'meaning' in data && typeof data.meaning === 'string' && data.meaning !== '' ? data.meaning : undefined;
  return { code, message, fix: data.fix, ...(meaning === undefined ? {} : { meaning }) };
}
