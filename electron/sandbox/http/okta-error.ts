// Management errors in Okta's shape: code, status and summary as Okta publishes them (FACTS §3, §3.3). Only the code is a contract of
// Okta's; the rest is sent so that what people grep for is there. Which code answers what is decided where this is called.
import { PUBLISHED_CAUSES } from '../../../shared/okta/errors/published/cause-texts.ts';
import {
  PUBLISHED_MANAGEMENT_ERRORS,
  type PublishedManagementCode,
} from '../../../shared/okta/errors/published/management-errors.ts';
import type { Exchange } from './exchange.ts';
import { Refusal, type Reply } from './reply.ts';

/** `argument` fills `{0}`; each cause becomes one `errorCauses` entry. */
export function oktaError(
  exchange: Exchange,
  code: PublishedManagementCode,
  argument = '',
  causes: readonly string[] = [],
): Reply {
  const [status, summary] = PUBLISHED_MANAGEMENT_ERRORS[code];
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

export function refuse(
  exchange: Exchange,
  code: PublishedManagementCode,
  argument = '',
  causes: readonly string[] = [],
): never {
  throw new Refusal(oktaError(exchange, code, argument, causes));
}

/** E0000007 with the id and the type of what is not there, FACTS §3.2. */
export function refuseUnknown(exchange: Exchange, id: string, type: string): never {
  return refuse(exchange, 'E0000007', unknownText(id, type));
}

/** A path that no operation has is of no type. */
export function unknownText(id: string, type?: string): string {
  const text = PUBLISHED_CAUSES.unknown_thing.replace('{0}', () => id);
  return type === undefined ? text.replace(' ({1})', '') : text.replace('{1}', () => type);
}
