// The host of an org's address: is it one of Okta's, a custom domain, loopback, or something that must be refused?
// A name under Okta's suffixes is Okta's; what only contains such a suffix is not, and that is how people are deceived.

import { addressOf, canonicalHost } from './host-address.ts';
import { MISTYPED_SUFFIXES, OKTA_SITES, OKTA_SUFFIXES } from './okta-domains.ts';
import type { OrgUrlNote, OrgUrlRefusal } from './org-url-codes.ts';

export type JudgedHost =
  | { ok: true; name: string; kind: 'okta' | 'custom' | 'loopback'; notes: { code: OrgUrlNote; message: string }[] }
  | { ok: false; code: OrgUrlRefusal; message: string; fix: string };

/** Signs of ASCII that no host name has, though the URL standard would read some of them (`%2e` as a dot). */
const STRANGE = /[\0-,/:-`{-\x7f]/;

const EXAMPLE = 'Enter the address of the org, such as acme.okta.com.';

/** `text`: what is between scheme and port. */
export function judgeHost(text: string): JudgedHost {
  const notes: { code: OrgUrlNote; message: string }[] = [];
  // Full stops of other scripts separate labels too (UTS 46), and compatibility forms are their plain letters.
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u3002\uff0e\uff61]/g, '.');
  const bare = folded.replace(/\.+$/, '');
  if (bare === '') return fail('host-invalid', 'The address has no host.', EXAMPLE);
  if (bare !== folded) notes.push({ code: 'trailing-dot', message: 'The dot at the end was removed.' });

  const address = addressOf(bare);
  if (address === 'loopback') {
    notes.push({ code: 'loopback', message: 'This is on your own computer: a sandbox or a test server.' });
    return { ok: true, name: bare, kind: 'loopback', notes };
  }
  if (address === 'private')
    return fail('private-address', `${bare} is an address inside a private network; no Okta org is there.`, EXAMPLE);
  if (address !== null)
    return fail('ip-address', `${bare} is a numeric address; an org is reached by its name.`, EXAMPLE);

  const ascii = ![...bare].some((char) => char > '\u007f');
  const name = STRANGE.test(bare) ? null : canonicalHost(bare);
  if (name === null || name.length > 253 || name.split('.').some(isNoLabel))
    return fail(
      'host-invalid',
      bare.split('.').includes('')
        ? 'The host has two dots in a row, or starts with one.'
        : `${bare.slice(0, 80)} cannot be the name of a host.`,
      EXAMPLE,
    );
  // Characters without a meaning can hide an address: without them it is one.
  if (addressOf(name) !== null)
    return fail('ip-address', `${name} is a numeric address; an org is reached by its name.`, EXAMPLE);
  if (!name.includes('.'))
    return fail(
      'bare-name',
      `${bare} is the name of an org, not its whole address.`,
      `Did you mean https://${name}.okta.com?`,
    );
  if (!ascii) notes.push({ code: 'idn', message: `Written in ASCII this is ${name}. Compare it letter by letter.` });
  return judgeName(name, ascii, notes);
}

const isNoLabel = (label: string) => !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label) || label.length > 63;

function judgeName(name: string, ascii: boolean, notes: { code: OrgUrlNote; message: string }[]): JudgedHost {
  const doubled = /^(.*?)((?:\.com){2,}|\.mil\.mil)$/.exec(name);
  if (doubled) {
    const meant = `${doubled[1]}${doubled[2]?.startsWith('.mil') ? '.mil' : '.com'}`;
    return fail('doubled-suffix', `${name} ends twice in the same way.`, `Did you mean https://${meant}?`);
  }
  if ((OKTA_SUFFIXES as readonly string[]).includes(name))
    return fail(
      'no-subdomain',
      `${name} is Okta's own site, not an org.`,
      `Put the name of the org before it: acme.${name}.`,
    );
  const suffix = OKTA_SUFFIXES.find((each) => name.endsWith(`.${each}`));
  if (suffix) return judgeOktaName(name.slice(0, -suffix.length - 1), suffix, ascii, notes);

  const inside = OKTA_SUFFIXES.find((each) => `.${name}`.includes(`.${each}.`));
  if (inside)
    return fail(
      'lookalike',
      `${name} is not one of Okta's: what counts is how it ends.`,
      `If you meant an org at ${inside}, leave out what follows ${inside}.`,
    );
  const slip = Object.keys(MISTYPED_SUFFIXES).find((each) => name === each || name.endsWith(`.${each}`));
  if (slip) {
    const meant = `${name.slice(0, -slip.length)}${MISTYPED_SUFFIXES[slip]}`;
    notes.push({ code: 'looks-like', message: `Did you mean ${meant}?` });
  }
  notes.push({
    code: 'custom-domain',
    message: `${name} is not one of Okta's domains. If it is your org's custom domain, that is fine.`,
  });
  return { ok: true, name, kind: 'custom', notes };
}

function judgeOktaName(
  sub: string,
  suffix: string,
  ascii: boolean,
  notes: { code: OrgUrlNote; message: string }[],
): JudgedHost {
  if (!ascii || sub.includes('xn--'))
    return fail(
      'lookalike',
      "Okta's own domains have plain letters only; one of these is from another script.",
      'Type the address by hand.',
    );
  if ((OKTA_SUFFIXES as readonly string[]).some((each) => `${sub}.`.endsWith(`${each}.`)))
    return fail('doubled-suffix', `${sub}.${suffix} names Okta's domain twice.`, `Did you mean https://${sub}?`);
  if (OKTA_SITES.includes(sub))
    return fail(
      'okta-site',
      `${sub}.${suffix} is Okta's own site, not an org.`,
      `Put the name of the org there: acme.${suffix}.`,
    );
  // The Admin Console lives on `{sub}-admin`; API calls belong on the plain host, and tokens are issued for it.
  const plain = /^(.+)-admin$/.exec(sub)?.[1];
  if (!plain) return { ok: true, name: `${sub}.${suffix}`, kind: 'okta', notes };
  notes.push({
    code: 'admin-host',
    message: `${sub}.${suffix} is the Admin Console. The API is at ${plain}.${suffix}.`,
  });
  return { ok: true, name: `${plain}.${suffix}`, kind: 'okta', notes };
}

const fail = (code: OrgUrlRefusal, message: string, fix: string): JudgedHost => ({ ok: false, code, message, fix });
