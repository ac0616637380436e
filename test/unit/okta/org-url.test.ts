// Every form in which people give an org's address, and what is made of it (FACTS §8).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adminConsoleOf, isAdminConsole } from '../../../shared/okta/org-url/admin-console.ts';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';

describe('addresses that are taken', () => {
  it.each([
    ['https://acme.okta.com', 'https://acme.okta.com', []],
    ['acme.okta.com', 'https://acme.okta.com', ['scheme-added']],
    ['HTTPS://ACME.Okta.COM/', 'https://acme.okta.com', []],
    ['https://acme-admin.okta.com/admin/dashboard', 'https://acme.okta.com', ['path-dropped', 'admin-host']],
    ['acme-admin.oktapreview.com', 'https://acme.oktapreview.com', ['admin-host', 'scheme-added']],
    ['https://acme-admin.okta-gov.com', 'https://acme.okta-gov.com', ['admin-host']],
    ['integrator-1234567.okta.com', 'https://integrator-1234567.okta.com', ['scheme-added']],
    ['https://acme.okta.mil', 'https://acme.okta.mil', []],
    ['https://acme.okta-emea.com:443/', 'https://acme.okta-emea.com', []],
    ['https://acme.okta.com/oauth2/default', 'https://acme.okta.com', ['path-dropped']],
    ['https://acme.okta.com?fromURI=https://x.example', 'https://acme.okta.com', ['path-dropped']],
    ['https://acme.okta.com#token', 'https://acme.okta.com', ['path-dropped']],
    ['  "https://acme.okta.com",  ', 'https://acme.okta.com', []],
    ['<https://acme.okta.com>', 'https://acme.okta.com', []],
    ['`acme.okta.com`', 'https://acme.okta.com', ['scheme-added']],
    ['\u200bhttps://acme.okta.com\ufeff', 'https://acme.okta.com', []],
    ['https://acme.okta.com.', 'https://acme.okta.com', ['trailing-dot']],
    ['https://https://acme.okta.com', 'https://acme.okta.com', ['scheme-mended']],
    ['https:acme.okta.com', 'https://acme.okta.com', ['scheme-mended']],
    ['https:/acme.okta.com', 'https://acme.okta.com', ['scheme-mended']],
    ['//acme.okta.com/x', 'https://acme.okta.com', ['scheme-mended', 'path-dropped', 'scheme-added']],
    ['Org URL: https://acme.okta.com/app/x thanks', 'https://acme.okta.com', ['extracted', 'path-dropped']],
    ['acme。okta.com', 'https://acme.okta.com', ['scheme-added']],
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010', ['loopback']],
    ['127.0.0.1:4010', 'http://127.0.0.1:4010', ['loopback', 'scheme-added']],
    ['http://localhost:3000/api', 'http://localhost:3000', ['path-dropped', 'loopback']],
    ['http://[::1]:8080', 'http://[::1]:8080', ['loopback']],
    ['https://localhost', 'https://localhost', ['loopback']],
  ])('%j is %s', (text, origin, notes) => {
    const result = parseOrgUrl(text);
    expect(result).toMatchObject({ ok: true, origin });
    expect(result.ok && result.notes.map((note) => note.code)).toEqual(notes);
    expect(result).not.toHaveProperty('needsConfirmation');
  });

  it.each([
    ['id.acme.example', 'https://id.acme.example', ['custom-domain', 'scheme-added']],
    ['https://login.acme.example:8443', 'https://login.acme.example:8443', ['custom-domain']],
    ['https://acme.okta.con', 'https://acme.okta.con', ['looks-like', 'custom-domain']],
    ['https://bücher.example', 'https://xn--bcher-kva.example', ['idn', 'custom-domain']],
    ['https://例え.example', 'https://xn--r8jz45g.example', ['idn', 'custom-domain']],
  ])('%j is %s once the person says so', (text, origin, notes) => {
    const result = parseOrgUrl(text);
    expect(result).toMatchObject({ ok: true, origin, kind: 'custom', needsConfirmation: 'unknown-suffix' });
    expect(result.ok && result.notes.map((note) => note.code)).toEqual(notes);
  });

  it('never repeats a query in a note, as it may hold a token', () => {
    expect(JSON.stringify(parseOrgUrl('https://acme.okta.com/a?access_token=abc#def'))).not.toMatch(/abc|def/);
  });
});

describe('addresses that are refused', () => {
  it.each([
    ['', 'empty', 'acme.okta.com'],
    ['   ', 'empty', 'acme.okta.com'],
    ['a'.repeat(3000), 'too-long', ''],
    ['acme okta', 'spaces', 'spaces'],
    ['acme .okta.com', 'spaces', 'spaces'],
    ['a.okta.com b.okta.com', 'spaces', 'one of them'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: this is what people paste.
    ['https://${yourOktaDomain}', 'placeholder', "org's own domain"],
    ['https://{yourOktaDomain}/oauth2/v1/token', 'placeholder', "org's own domain"],
    ['https://{{url}}', 'placeholder', ''],
    ['yourOktaDomain', 'placeholder', ''],
    ['https://<your-subdomain>.okta.com', 'placeholder', ''],
    ['https://your-domain.okta.com', 'placeholder', ''],
    ['http://acme.okta.com', 'http', 'https://acme.okta.com'],
    ['http://acme-admin.okta.com', 'http', 'https://acme.okta.com'],
    ['ftp://acme.okta.com', 'scheme', 'https://acme.okta.com'],
    ['javascript://acme.okta.com/%0aalert(1)', 'scheme', ''],
    ['https://user:s3cr3t@acme.okta.com', 'userinfo', ''],
    ['https://acme.okta.com@evil.example', 'userinfo', ''],
    ['admin@acme.example', 'userinfo', 'address of the org'],
    ['https://acme.okta.com:8443', 'port', 'https://acme.okta.com'],
    ['https://acme.okta.com:99999', 'port', ''],
    ['https://acme.okta.com:0', 'port', ''],
    ['acme', 'bare-name', 'https://acme.okta.com'],
    ['https://okta.com', 'no-subdomain', 'acme.okta.com'],
    ['https://www.okta.com', 'okta-site', 'acme.okta.com'],
    ['https://developer.okta.com/docs', 'okta-site', 'acme.okta.com'],
    ['https://acme.okta.com.com', 'doubled-suffix', 'https://acme.okta.com?'],
    ['https://acme.okta.com.okta.com', 'doubled-suffix', 'https://acme.okta.com?'],
    ['https://acme.okta.com.evil.example', 'lookalike', 'leave out'],
    ['https://аcme.okta.com', 'lookalike', 'by hand'],
    ['https://192.168.1.10', 'private-address', ''],
    ['https://10.0.0.1:8080', 'private-address', ''],
    ['http://169.254.169.254/latest/meta-data', 'private-address', ''],
    ['https://[fe80::1]', 'private-address', ''],
    ['https://[::ffff:10.0.0.1]', 'private-address', ''],
    ['https://93.184.216.34', 'ip-address', ''],
    ['https://2130706433', 'ip-address', ''],
    ['https://0x7f.1', 'ip-address', ''],
    ['https://[2001:db8::1]', 'ip-address', ''],
    ['https://acme..okta.com', 'host-invalid', ''],
    ['https://-acme.okta.com', 'host-invalid', ''],
    ['https://ac_me.okta.com', 'host-invalid', ''],
    ['https://', 'host-invalid', ''],
    ['https://acme%2eokta.com', 'host-invalid', ''],
    ['https://acme.\u{323b0}', 'host-invalid', ''],
    ['https://xn--a.example', 'host-invalid', ''],
    // A variation selector stands for nothing: without it this is an address.
    ['https://127.0.0.\ufe0f1', 'ip-address', ''],
    ['https://[fc00::1]', 'private-address', ''],
    ['https://[0:0:0:0:0:0:0:0]', 'private-address', ''],
    ['https://[::1', 'ip-address', ''],
  ])('%j: %s', (text, code, fix) => {
    const result = parseOrgUrl(text);
    expect(result).toMatchObject({ ok: false, code });
    if (!result.ok) {
      expect(result.fix).toContain(fix);
      expect(result.message).not.toContain('s3cr3t');
    }
  });
});

describe('any text', () => {
  it('gives an https origin of a clean host, loopback, or a refusal with a fix', () => {
    const parts = fc.constantFrom(
      'https://',
      'http://',
      'acme',
      '.',
      'okta',
      '.com',
      '@',
      ':',
      '443',
      '/',
      '\\',
      '?',
      '#',
      '[',
      ']',
      '127.0.0.1',
      '%',
      'é',
      ' ',
      '{',
      '-admin',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(parts, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = parseOrgUrl(text);
        if (!result.ok) return result.message !== '' && result.fix !== '';
        // What we call the origin must be what the URL standard calls it.
        return (
          new URL(result.origin).origin === result.origin &&
          (result.kind === 'loopback' || result.origin.startsWith('https://'))
        );
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the Admin Console of an org', () => {
  it.each([
    ['https://acme.okta.com', 'https://acme-admin.okta.com/'],
    ['https://acme.oktapreview.com', 'https://acme-admin.oktapreview.com/'],
    ['https://login.acme.example', null],
    ['http://127.0.0.1:4010', null],
  ])('of %s is %s', (origin, expected) => {
    expect(adminConsoleOf(origin)).toBe(expected);
    if (expected !== null) expect(isAdminConsole(expected)).toBe(true);
  });

  it.each([
    'https://acme.okta.com/',
    'https://acme-admin.okta.com/admin/dashboard',
    'https://acme-admin.okta.com/?next=x',
    'https://someone@acme-admin.okta.com/',
    'https://acme-admin.okta.com:444/',
    'http://acme-admin.okta.com/',
    'https://acme-admin.okta.com.evil.example/',
    'https://a.evil-admin.okta.com/',
    'https://acme-admin.notokta.com/',
  ])('%s is not one, or more than its start page', (url) => expect(isAdminConsole(new URL(url).href)).toBe(false));
});
