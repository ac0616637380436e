// Every error case, by group and in the order in which it is shown and run.
import { BEARER_CASES } from './cases-bearer.ts';
import { CLIENT_CASES } from './cases-client.ts';
import type { ErrorCase } from './error-case.ts';

export const ERROR_CASES: readonly ErrorCase[] = [...CLIENT_CASES, ...BEARER_CASES];

const BY_ID = new Map(ERROR_CASES.map((one) => [one.id, one]));

export function findErrorCase(id: string): ErrorCase | undefined {
  return BY_ID.get(id);
}
