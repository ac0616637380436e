// Management errors: code, status and summary as Okta publishes them (FACTS §3, §3.3). Only the code is a contract of
// Okta's; the rest is reproduced so that what people grep for is there. E0000016 and E0000032 are of the same published table.
import type { Exchange } from './exchange.ts';
import { Refusal, type Reply } from './reply.ts';

export const MANAGEMENT_ERRORS = {
  E0000001: [400, 'Api validation failed: {0}'],
  E0000003: [400, 'The request body was not well-formed.'],
  E0000005: [403, 'Invalid session'],
  E0000006: [403, 'You do not have permission to perform the requested action'],
  E0000007: [404, 'Not found: {0}'],
  E0000008: [404, 'The requested path was not found'],
  E0000009: [500, 'Internal Server Error'],
  E0000010: [503, 'Service is in read only mode'],
  E0000011: [401, 'Invalid token provided'],
  E0000015: [401, 'You do not have permission to access the feature you are requesting'],
  E0000016: [403, 'Activation failed because the user is already active'],
  E0000018: [400, 'Bad request.  Accept and/or Content-Type headers are likely not set.'],
  E0000019: [400, 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.'],
  E0000020: [400, 'Bad request.'],
  E0000021: [400, 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.'],
  E0000022: [405, 'The endpoint does not support the provided HTTP method'],
  E0000028: [400, 'The request is missing a required parameter.'],
  E0000029: [400, 'Invalid paging request.'],
  E0000031: [400, 'Invalid search criteria.'],
  E0000032: [403, 'Unlock is not allowed for this user.'],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000047: [429, 'API call exceeded rate limit due to too many requests.'],
  E0000053: [400, 'Invalid SCIM filter.'],
  E0000056: [403, 'Delete application forbidden.'],
  E0000062: [409, 'The specified user is already assigned to the application.'],
  E0000063: [400, 'Invalid combination of parameters specified.'],
  E0000090: [409, 'The role specified is already assigned to the user.'],
  E0000148: [403, 'Cannot modify/disable this authenticator because it is enabled in one or more policies. {0}'],
  E0000192: [400, 'Roles cannot be granted to groups with group membership rules. {0}'],
  E0000211: [400, 'Roles cannot be granted to built-in groups: {0}'],
  E0000227: [400, 'Roles can only be granted to service application type'],
  E0000107: [403, 'The entity is not in the expected state for the requested transition.'],
} as const satisfies Record<string, readonly [status: number, summary: string]>;

export type ErrorCode = keyof typeof MANAGEMENT_ERRORS;

/** `argument` fills `{0}`; each cause becomes one `errorCauses` entry. */
export function oktaError(exchange: Exchange, code: ErrorCode, argument = '', causes: readonly string[] = []): Reply {
  const [status, summary] = MANAGEMENT_ERRORS[code];
  return {
    status,
    error: code,
    json: {
      errorCode: code,
      errorSummary: summary.replace('{0}', () => argument).trimEnd(),
      errorLink: code,
      errorId: `oae${exchange.org.ids.opaque('error', 22)}`,
      errorCauses: causes.map((errorSummary) => ({ errorSummary })),
    },
  };
}

export function refuse(exchange: Exchange, code: ErrorCode, argument = '', causes: readonly string[] = []): never {
  throw new Refusal(oktaError(exchange, code, argument, causes));
}

/** `Not found: Resource not found: {id} ({Type})`, FACTS §3.2. */
export function refuseUnknown(exchange: Exchange, id: string, type: string): never {
  return refuse(exchange, 'E0000007', `Resource not found: ${id} (${type})`);
}
