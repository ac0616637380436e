// Anything that holds an org's address becomes its origin, or a precise refusal (FACTS §8).
// What is safe to mend is mended and noted; what could send a secret to the wrong place is refused with a way out.
// Steps: find the address in the text (org-url-text.ts), judge scheme, parts and port here, judge the host (org-host.ts).

import { judgeHost } from './org-host.ts';
import type { OrgUrlNote, OrgUrlRefusal } from './org-url-codes.ts';
import { extractAddress } from './org-url-text.ts';

export interface OrgUrl {
  ok: true;
  /** `https://acme.okta.com`, in lower case, without a slash at the end. */
  origin: string;
  /** Host with the port where one is needed. */
  host: string;
  kind: 'okta' | 'custom' | 'loopback';
  notes: { code: OrgUrlNote; message: string }[];
  /** The domain is not one of Okta's: the person must say that it is right. */
  needsConfirmation?: 'unknown-suffix';
}

export interface OrgUrlProblem {
  ok: false;
  code: OrgUrlRefusal;
  message: string;
  /** What to do; names the address that was probably meant where there is one. */
  fix: string;
}

const refuse = (code: OrgUrlRefusal, message: string, fix: string): OrgUrlProblem => ({
  ok: false,
  code,
  message,
  fix,
});

/** Total: any text gives an origin or a refusal. */
export function parseOrgUrl(text: string): OrgUrl | OrgUrlProblem {
  const found = extractAddress(text);
  if (!found.ok) return refuse(found.code, found.message, found.fix);
  const notes = found.notes;
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(found.address);
  const rest = scheme ? found.address.slice(scheme[0].length) : found.address;
  const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? '';
  if (authority.includes('@')) {
    const mail = !scheme && /^[^@\s]+@[^@\s]+$/.test(authority);
    return mail
      ? refuse('userinfo', 'This is an e-mail address.', 'Enter the address of the org, such as acme.okta.com.')
      : refuse(
          'userinfo',
          'The address holds a user name or password before an @.',
          'Enter the address without it: what follows the @ is where it would have gone.',
        );
  }
  const tail = rest.slice(authority.length);
  if (tail !== '' && tail !== '/') notes.push({ code: 'path-dropped', message: pathNote(tail) });

  const portMatch = /:(\d*)$/.exec(authority);
  const named = portMatch && (!authority.startsWith('[') || authority.includes(']:')) ? portMatch : null;
  const port = named?.[1] ? Number(named[1]) : null;
  if (port !== null && (port < 1 || port > 65_535))
    return refuse('port', `There is no port ${port}.`, 'Leave the port out.');
  const host = judgeHost(named ? authority.slice(0, -named[0].length) : authority);
  if (!host.ok) return refuse(host.code, host.message, host.fix);
  notes.push(...host.notes);

  const protocol = scheme?.[1]?.toLowerCase() ?? (host.kind === 'loopback' ? 'http' : 'https');
  if (!scheme) notes.push({ code: 'scheme-added', message: `${protocol}:// was added.` });
  if (protocol !== 'https' && protocol !== 'http')
    return refuse('scheme', `An org cannot be reached by ${protocol}://.`, `Use https://${host.name}.`);
  if (protocol === 'http' && host.kind !== 'loopback')
    return refuse(
      'http',
      'Without https the secret would cross the network in the clear.',
      `Use https://${host.name}.`,
    );
  const isDefault = port === null || port === (protocol === 'https' ? 443 : 80);
  if (!isDefault && host.kind === 'okta')
    return refuse('port', `Okta's orgs answer on the usual port only, not on ${port}.`, `Use https://${host.name}.`);
  const full = isDefault ? host.name : `${host.name}:${port}`;
  return {
    ok: true,
    origin: `${protocol}://${full}`,
    host: full,
    kind: host.kind,
    notes,
    ...(host.kind === 'custom' ? { needsConfirmation: 'unknown-suffix' as const } : {}),
  };
}

/** Names the path only: a query or fragment may hold a token. */
function pathNote(tail: string): string {
  const path = /^[^?#]*/.exec(tail)?.[0] ?? '';
  const more = /[?#]/.test(tail);
  const what = path === '' || path === '/' ? 'The query' : `The path ${path}${more ? ' and what follows it' : ''}`;
  const server = /^\/oauth2\/(?!v1(?:\/|$))[^/]+/.test(path);
  return server
    ? `${what} was removed. It names a custom authorization server; Okta's scopes come from the org itself.`
    : `${what} was dropped.`;
}
