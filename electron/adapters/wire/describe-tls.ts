// TLS failures in words: which check failed, and what mends it. Most people who see one sit behind a company's TLS
// inspection, so the custom CA setting is named wherever trust is the trouble. Codes are OpenSSL's, as Node passes them on.
import type { Failure } from '../../../shared/model/exchange.ts';
import type { FailureContext } from './failure-context.ts';

const TRUST = 'If your company inspects TLS, add its CA certificate under Settings, Network, Custom CA.';

const BY_CODE: Record<string, { what: string; fix: string }> = {
  CERT_HAS_EXPIRED: {
    what: 'has expired',
    fix: 'The server’s owner must renew it; check this computer’s clock as well.',
  },
  CERT_NOT_YET_VALID: { what: 'is not valid yet', fix: 'Check this computer’s clock.' },
  DEPTH_ZERO_SELF_SIGNED_CERT: { what: 'is self-signed, so nobody vouches for it', fix: TRUST },
  SELF_SIGNED_CERT_IN_CHAIN: { what: 'ends in a self-signed root that this computer does not trust', fix: TRUST },
  UNABLE_TO_GET_ISSUER_CERT: { what: 'is signed by an unknown authority', fix: TRUST },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: { what: 'is signed by an unknown authority', fix: TRUST },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: { what: 'is signed by an unknown authority', fix: TRUST },
  CERT_UNTRUSTED: { what: 'is not trusted', fix: TRUST },
  CERT_REVOKED: { what: 'has been revoked', fix: 'Do not send secrets there; ask the server’s owner.' },
  INVALID_CA: { what: 'is signed by a certificate that may not sign', fix: TRUST },
};

/** Null when the code is not one of TLS. */
export function describeTls({ code, host, port, phase }: FailureContext): Failure | null {
  if (code === null || phase === 'body') return null;
  const known = BY_CODE[code];
  if (known !== undefined) {
    return { kind: 'tls', code, message: `The certificate of ${host} ${known.what}.`, fix: known.fix };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      kind: 'tls',
      code,
      message: `The certificate that answered is not for the host name ${host}.`,
      fix: `Check the domain. ${TRUST}`,
    };
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    const plain = code === 'ERR_SSL_WRONG_VERSION_NUMBER';
    return {
      kind: 'tls',
      code,
      message: plain
        ? `${host} does not speak TLS on port ${port}.`
        : `No TLS connection to ${host} could be negotiated.`,
      fix: plain ? 'Check the port; an http server cannot be reached by https.' : `Check the address. ${TRUST}`,
    };
  }
  if (/^(CERT_|UNABLE_TO_|CRL_|HOSTNAME_MISMATCH|ERROR_IN_)/.test(code)) {
    return { kind: 'tls', code, message: `The certificate of ${host} was refused (${code}).`, fix: TRUST };
  }
  return null;
}
