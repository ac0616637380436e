// From whatever was thrown to what a person can act on: a kind, the system's code, what happened, what to do next. Sentences
// are made from the code and the host alone: the message of a library may hold anything, headers included.
import type { Failure } from '../../../shared/model/exchange.ts';
import type { WireRequest } from '../../engine/ports.ts';
import { SLOW_BODY_TIMEOUTS } from './body-patience.ts';
import { ProxyAddressError } from './choose-proxy.ts';
import { describeConnection } from './describe-connection.ts';
import { describeFault } from './describe-fault.ts';
import { describeProxy } from './describe-proxy.ts';
import { describeTls } from './describe-tls.ts';
import { errorCode, type FailureContext } from './failure-context.ts';
import { CustomCaError } from './trust.ts';
import { ProxyFailure } from './tunnel.ts';
import { WireFault } from './wire-fault.ts';
import { WireTimeout } from './wire-timeout.ts';

export interface FailureSituation {
  request: Pick<WireRequest, 'url' | 'timeoutMs' | 'signal'>;
  /** `body` once the response headers have arrived. */
  phase: 'headers' | 'body';
  /** The request went over a connection that had been kept open. */
  reused: boolean;
  /** `host:port` of the proxy in use. */
  proxy: string | null;
}

export function describeFailure(error: unknown, situation: FailureSituation): Failure {
  const { request, proxy } = situation;
  if (request.signal.aborted) {
    return {
      kind: 'cancelled',
      code: null,
      message: 'The request was cancelled.',
      fix: 'Send it again when you want.',
    };
  }
  const url = readUrl(request.url);
  if (url === null) {
    return {
      kind: 'protocol',
      code: 'ERR_INVALID_URL',
      message: 'The address is not an http or https URL.',
      fix: 'Check the tenant’s domain and the path.',
    };
  }
  const context: FailureContext = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port || (url.protocol === 'https:' ? '443' : '80'),
    seconds: Math.round(request.timeoutMs / 100) / 10,
    phase: situation.phase,
    reused: situation.reused,
    proxy,
    code: errorCode(error),
  };
  if (error instanceof CustomCaError) {
    return {
      kind: 'tls',
      code: 'CUSTOM_CA',
      message: 'The custom CA in the settings is not a readable PEM certificate.',
      fix: 'Paste the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, or empty the field.',
    };
  }
  if (error instanceof ProxyAddressError) {
    return { kind: 'proxy', code: null, message: error.message, fix: 'Correct the proxy under Settings, Network.' };
  }
  if (error instanceof ProxyFailure) return describeProxy(error, context);
  if (error instanceof WireTimeout) return describeTimeout(error, context);
  if (error instanceof WireFault) return describeFault(error, context);
  return describeTls(context) ?? describeConnection(context);
}

function describeTimeout(error: WireTimeout, { host, seconds, proxy }: FailureContext): Failure {
  const fix = 'Try again, or raise the timeout under Settings, Network.';
  if (error.waitedFor === 'proxy') {
    const message = `The proxy ${proxy ?? ''} did not open a tunnel to ${host} within ${seconds} s.`;
    return { kind: 'timeout', code: null, message, fix: 'Check that the proxy works, or raise the timeout.' };
  }
  if (error.waitedFor === 'trickle') {
    const whole = Math.round(seconds * SLOW_BODY_TIMEOUTS * 10) / 10;
    const message = `${host} sent so slowly that the response was still incomplete after ${whole} s. What had arrived is kept.`;
    return {
      kind: 'timeout',
      code: null,
      message,
      fix: `${fix} A response may take ${SLOW_BODY_TIMEOUTS} times that.`,
    };
  }
  const message =
    error.waitedFor === 'headers'
      ? `${host} did not answer within ${seconds} s.`
      : `${host} stopped sending: nothing was received for ${seconds} s. What had arrived is kept.`;
  return { kind: 'timeout', code: null, message, fix };
}

function readUrl(text: string): URL | null {
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}
