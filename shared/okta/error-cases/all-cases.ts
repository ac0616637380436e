// Every error case, by group and in the order in which it is shown and run.
import { ASSERTION_CASES } from './cases/cases-assertion.ts';
import { BEARER_CASES } from './cases/cases-bearer.ts';
import { CLIENT_CASES } from './cases/cases-client.ts';
import { GRANT_CASES } from './cases/cases-grant.ts';
import { LIST_CASES } from './cases/cases-list.ts';
import { PERMISSION_CASES } from './cases/cases-permission.ts';
import { RATE_CASES } from './cases/cases-rate.ts';
import { REQUEST_CASES } from './cases/cases-request.ts';
import { SCOPE_CASES } from './cases/cases-scope.ts';
import { TOKEN_CARE_CASES } from './cases/cases-token-care.ts';
import type { ErrorCase } from './error-case.ts';

export const ERROR_CASES: readonly ErrorCase[] = [
  ...CLIENT_CASES,
  ...ASSERTION_CASES,
  ...GRANT_CASES,
  ...SCOPE_CASES,
  ...TOKEN_CARE_CASES,
  ...BEARER_CASES,
  ...PERMISSION_CASES,
  ...REQUEST_CASES,
  ...LIST_CASES,
  ...RATE_CASES,
];

const BY_ID = new Map(ERROR_CASES.map((one) => [one.id, one]));

export function findErrorCase(id: string): ErrorCase | undefined {
  return BY_ID.get(id);
}
