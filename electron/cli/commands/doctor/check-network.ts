// Proxy and certificates: what the environment says, and whether the settings let it count. A password in a proxy's
// address is not shown.
import type { Settings } from '../../../../shared/model/settings.ts';
import { redactUrl } from '../../../../shared/redact/redact-text.ts';
import type { World } from '../../world.ts';
import { type Finding, fine, problem, remark } from './finding.ts';

const PROXIES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

export function checkProxy({ mode, url }: Settings['network']['proxy'], env: World['env']): Finding {
  const set = PROXIES.filter((name) => env[name]).map((name) => `${name}=${redactUrl(env[name] ?? '')}`);
  if (mode === 'manual') return fine('proxy', `Requests go through the proxy of the settings, ${redactUrl(url)}.`);
  if (mode === 'environment')
    return set.length > 0
      ? fine('proxy', `Requests go through the proxy of the environment: ${set.join(', ')}.`)
      : remark(
          'proxy',
          'The settings say to use the proxy of the environment, which names none.',
          'Requests go out directly.',
          'Set HTTPS_PROXY, or choose another proxy setting.',
        );
  if (set.length === 0) return fine('proxy', 'No proxy: requests go out directly.');
  return remark(
    'proxy',
    `The environment names a proxy (${set.join(', ')}), and the settings say to use none.`,
    'Requests go out directly, which a company network may not let through.',
    'Choose the proxy of the environment in the window: Settings, Network.',
  );
}

export function checkCertificates({ customCa }: Settings['network'], env: World['env']): Finding {
  const extra = env.NODE_EXTRA_CA_CERTS;
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
    return problem(
      'certificates',
      'NODE_TLS_REJECT_UNAUTHORIZED=0 is set.',
      'Certificates are not checked: a client secret could go to anybody on the way.',
      'Unset it, and add the certificate of your company in Settings, Network.',
    );
  const own = customCa.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0;
  const parts = [
    ...(own > 0 ? [`${own} of the settings`] : []),
    ...(extra ? [`those of NODE_EXTRA_CA_CERTS (${extra})`] : []),
  ];
  return fine(
    'certificates',
    parts.length === 0 ? "Trusted: Node's own list of authorities." : `Trusted as well: ${parts.join(' and ')}.`,
  );
}
