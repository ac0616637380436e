// What only the host can do, each behind its capability, so that a host that lacks it refuses in words.
import type { Capabilities } from '../../shared/model/capabilities.ts';
import { isAdminConsole } from '../../shared/okta/org-url/admin-console.ts';
import type { Engine } from '../engine/create-engine.ts';
import { BenchError } from '../engine/errors.ts';
import { toWebStream } from './to-web-stream.ts';

/** Sites that the page may open in the person's browser, beside Admin Consoles of orgs; anything else is refused. */
const ALLOWED_SITES = [
  'developer.okta.com',
  'help.okta.com',
  'support.okta.com',
  'www.okta.com',
  'datatracker.ietf.org',
  'www.rfc-editor.org',
];

export function isAllowedSite(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, href } = new URL(url);
  return (protocol === 'https:' && ALLOWED_SITES.includes(hostname)) || isAdminConsole(href);
}

/** What goes into a file passes the fence around secrets; the clipboard is where a person wants one. */
export function createHostActions({ ports: { host, bodies }, secrets: { edge } }: Engine) {
  const need = (capability: Exclude<keyof Capabilities, 'host'>, what: string, fix: string) => {
    if (!host.capabilities[capability]) throw new BenchError('UNSUPPORTED', `${what} is not possible here.`, { fix });
  };
  return {
    async copySecret(text: string) {
      need(
        'clipboard',
        'Copying to the clipboard',
        'The token never enters the page. Use the command line: scopebench token --reveal.',
      );
      await host.copyText(text);
      return { copied: true };
    },
    async saveText({ filename, text }: { filename: string; text: string }) {
      need('saveDialog', 'A save dialog', 'The page downloads the file instead.');
      return { saved: await host.saveText(safeName(filename), edge.text(text)) };
    },
    async saveBytes({ filename, base64 }: { filename: string; base64: string }) {
      need('saveDialog', 'A save dialog', 'The page downloads the file instead.');
      const bytes = new Blob([Buffer.from(base64, 'base64')]).stream();
      return { saved: await host.saveStream(safeName(filename), toWebStream(edge.stream(bytes), bytes)) };
    },
    async saveBody({ filename, bodyId }: { filename: string; bodyId: string }) {
      need('saveDialog', 'A save dialog', 'The page downloads the file instead.');
      const body = await bodies.open(bodyId);
      if (!body) throw new BenchError('NOT_FOUND', 'That body is no longer kept.', { fix: 'Send the request again.' });
      return { saved: await host.saveStream(safeName(filename), toWebStream(edge.stream(body.stream), body.stream)) };
    },
    /** Of a tenant: its own origin, https or this computer, is all that it may be at. */
    async openSignIn({ url, origin }: { url: string; origin: string }) {
      need('openExternal', 'Opening a browser', 'Use the link itself.');
      await host.openExternal(url, origin);
      return { opened: true };
    },
    async openExternal(url: string) {
      need('openExternal', 'Opening a browser', 'Use the link itself.');
      if (!isAllowedSite(url))
        throw new BenchError('ORIGIN_REFUSED', 'That site is not opened from here.', {
          fix: 'Copy the address into your browser if you trust it.',
        });
      await host.openExternal(url);
      return { opened: true };
    },
  };
}

/** A file name only: no folder, no character that a file system refuses. */
function safeName(filename: string): string {
  return filename.replace(/[^\w.@ ()-]+/g, '-').replace(/^\.+/, '') || 'scopebench.txt';
}
