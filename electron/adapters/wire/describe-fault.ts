// Answers that break the rules of HTTP in a way that Node's parser lets pass.
import type { Failure } from '../../../shared/model/exchange.ts';
import { describeBroken } from './describe-connection.ts';
import type { FailureContext } from './failure-context.ts';
import type { WireFault } from './wire-fault.ts';

const SERVER = 'Check that the address and port belong to an org, and that no proxy answers in its place.';

export function describeFault({ code, shown }: WireFault, context: FailureContext): Failure {
  const { host } = context;
  const failed = (message: string, fix = SERVER): Failure => ({ kind: 'protocol', code, message, fix });
  switch (code) {
    case 'NO_ANSWER':
      return describeBroken({ ...context, code: null });
    case 'SWITCHING_PROTOCOLS':
      return failed(`${host} answered 101 Switching Protocols, though no other protocol was requested.`);
    case 'INTERIM_ANSWERS':
      return failed(`${host} sent one interim answer (1xx) after another and no final one.`);
    case 'STATUS_OUT_OF_RANGE':
      return failed(
        `${host} answered with the status ${shown}, which HTTP does not have: statuses go from 100 to 599.`,
      );
    case 'TOO_MANY_CODINGS':
      return failed(
        `The response of ${host} is packed ${shown} times over (Content-Encoding). At most two are undone, so its body was not read.`,
        'Unpacked, it could fill any disk. Ask the owner of the server why it is compressed like that.',
      );
  }
}
