// Every error case, by group and in the order in which it is shown and run.
import { once } from '../../once.ts';
import { assertionCases } from './cases/cases-assertion.ts';
import { bearerCases } from './cases/cases-bearer.ts';
import { clientCases } from './cases/cases-client.ts';
import { dpopCases } from './cases/cases-dpop.ts';
import { grantCases } from './cases/cases-grant.ts';
import { listCases } from './cases/cases-list.ts';
import { permissionCases } from './cases/cases-permission.ts';
import { rateCases } from './cases/cases-rate.ts';
import { requestCases } from './cases/cases-request.ts';
import { scopeCases } from './cases/cases-scope.ts';
import { tokenCareCases } from './cases/cases-token-care.ts';
import type { ErrorCase } from './error-case.ts';

export const errorCases = once((): readonly ErrorCase[] => [
  ...clientCases(),
  ...assertionCases(),
  ...dpopCases(),
  ...grantCases(),
  ...scopeCases(),
  ...tokenCareCases(),
  ...bearerCases(),
  ...permissionCases(),
  ...requestCases(),
  ...listCases(),
  ...rateCases(),
]);

const byId = once(() => new Map(errorCases().map((one) => [one.id, one])));

export function findErrorCase(id: string): ErrorCase | undefined {
  return byId().get(id);
}
