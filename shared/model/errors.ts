// Every typed error that can reach a person, in one table. A refusal by the org is a result, never one of these:
// these say that the bench could not ask, or must not. `message` says what happened, `fix` what to do next. A script
// decides by the code: INVALID_INPUT is wrong in itself, CONFLICT may be right once something else has changed, BUSY
// may be tried again as it is, UNSUPPORTED never works here.
import { z } from 'zod';

export const errorData = z.object({
  /** What to do next, one sentence. */
  fix: z.string(),
  /** What it means, when `message` alone does not say. */
  meaning: z.string().optional(),
  /** Facts for a report: codes, names, sizes. Never a secret. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
});
export type ErrorData = z.infer<typeof errorData>;

/** Code → HTTP status on the app's own wire. */
export const ERROR_STATUS = {
  /** What was given is wrong in itself, whatever is stored. */
  INVALID_INPUT: 422,
  NOT_FOUND: 404,
  /** What is stored does not allow it now: a name that is taken, a run that has ended, a tenant that is fixed. */
  CONFLICT: 409,
  /** A run or another process is in the way: the same call may work later. */
  BUSY: 409,
  VAULT_LOCKED: 423,
  VAULT_ABSENT: 428,
  VAULT_DAMAGED: 500,
  PASSPHRASE_WRONG: 403,
  PROTECTION_UNAVAILABLE: 501,
  SECRET_MISSING: 428,
  /** A person has to sign in before there is a token. */
  SIGN_IN_NEEDED: 428,
  ADDRESS_CHANGED: 409,
  WRITE_NOT_ARMED: 409,
  ORIGIN_REFUSED: 403,
  UNREACHABLE: 502,
  STORAGE_FAILED: 507,
  FILE_INVALID: 422,
  PORT_TAKEN: 409,
  CANCELLED: 499,
  /** The org refused a call without which this one cannot be made. */
  ORG_REFUSED: 424,
  /** This host, credential or kind of run cannot do it at all. */
  UNSUPPORTED: 501,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;

const entry = <Code extends ErrorCode>(code: Code) => ({ status: ERROR_STATUS[code], data: errorData });

/** The error map that every procedure of the contract carries. */
export const contractErrors = {
  INVALID_INPUT: entry('INVALID_INPUT'),
  NOT_FOUND: entry('NOT_FOUND'),
  CONFLICT: entry('CONFLICT'),
  BUSY: entry('BUSY'),
  VAULT_LOCKED: entry('VAULT_LOCKED'),
  VAULT_ABSENT: entry('VAULT_ABSENT'),
  VAULT_DAMAGED: entry('VAULT_DAMAGED'),
  PASSPHRASE_WRONG: entry('PASSPHRASE_WRONG'),
  PROTECTION_UNAVAILABLE: entry('PROTECTION_UNAVAILABLE'),
  SECRET_MISSING: entry('SECRET_MISSING'),
  SIGN_IN_NEEDED: entry('SIGN_IN_NEEDED'),
  ADDRESS_CHANGED: entry('ADDRESS_CHANGED'),
  WRITE_NOT_ARMED: entry('WRITE_NOT_ARMED'),
  ORIGIN_REFUSED: entry('ORIGIN_REFUSED'),
  UNREACHABLE: entry('UNREACHABLE'),
  STORAGE_FAILED: entry('STORAGE_FAILED'),
  FILE_INVALID: entry('FILE_INVALID'),
  PORT_TAKEN: entry('PORT_TAKEN'),
  CANCELLED: entry('CANCELLED'),
  ORG_REFUSED: entry('ORG_REFUSED'),
  UNSUPPORTED: entry('UNSUPPORTED'),
};
