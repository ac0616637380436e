// What went wrong between the bench and the proxy, or between the proxy and the host.
import type { Failure } from '../../../shared/model/exchange.ts';
import type { FailureContext } from './failure-context.ts';
import type { ProxyFailure } from './tunnel.ts';

export function describeProxy(error: ProxyFailure, { host, port, proxy }: FailureContext): Failure {
  const name = `The proxy ${proxy ?? ''}`.trim();
  const { status, code } = error;
  if (status === 407) {
    return {
      kind: 'proxy',
      code: '407',
      message: `${name} asks for a user name and password, or refused those that it received.`,
      fix: 'Enter them under Settings, Network; only Basic sign-in is supported.',
    };
  }
  if (status !== null) {
    return {
      kind: 'proxy',
      code: String(status),
      message: `${name} refused to connect to ${host}:${port} (status ${status}).`,
      fix: 'Check that the proxy allows this host, and that the host name is right.',
    };
  }
  const happened =
    code === 'ENOTFOUND' || code?.startsWith('EAI_')
      ? 'was not found in DNS'
      : code === 'ECONNREFUSED'
        ? 'refused the connection'
        : code?.startsWith('HPE_')
          ? 'answered with something that is not valid HTTP'
          : `could not be reached${code === null ? '' : ` (${code})`}`;
  return {
    kind: 'proxy',
    code,
    message: `${name} ${happened}.`,
    fix: 'Check the proxy address under Settings, Network, or turn the proxy off.',
  };
}
