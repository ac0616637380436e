// A Vite plugin for the Node bundles: parts of packages that this program never reaches are left out, because every start of the
// command line would read and run them: tables of file types for forms that are never sent, redirects that are never followed,
// HTTP/2 that is never spoken. Which options of axios keep them unreached is in electron/adapters/wire/axios-wire.ts.

/** The replacement: it says so when it is reached after all. */
const missing = (name) =>
  `() => { throw new Error('${name} is left out of the bundle: see scripts/vite/unused-parts.mjs.'); }`;

/** `of`: the package that imports it. */
const PARTS = [
  // The body is always a buffer.
  { of: 'axios', source: 'form-data', code: 'export default class FormData {}' },
  // `maxRedirects` is 0, and the transport is our own.
  { of: 'axios', source: 'follow-redirects', code: 'export default {};' },
  // `proxy` is false: the agents are our own.
  { of: 'axios', source: 'proxy-from-env', code: `export const getProxyForUrl = ${missing('proxy-from-env')};` },
  { of: 'axios', source: 'https-proxy-agent', code: 'export default class HttpsProxyAgent {}' },
  // `adapter` is `http`.
  { of: 'axios', source: './fetch.js', code: `export const getFetch = ${missing('the fetch adapter')};` },
  { of: 'axios', source: 'http2', code: 'export default {};' },
  // Servers are made by `node:http`.
  {
    of: '@hono/node-server',
    source: 'node:http2',
    code: 'export class Http2ServerRequest {}\nexport const constants = {};',
  },
];

/** Lines of files that are kept otherwise. A newer version of the package that has another line stops the build. */
const LINES = [
  // The body is always a buffer. To ask for `globalThis.FormData` loads all of Node's `fetch`, which nothing here uses.
  {
    file: '/node_modules/axios/lib/utils.js',
    line: "const FormDataCtor = typeof G.FormData !== 'undefined' ? G.FormData : undefined;",
    instead: 'const FormDataCtor = undefined;',
  },
];

/** @returns {import('vite').Plugin} */
export function unusedParts() {
  const idOf = (index) => `\0unused-part:${index}`;
  return {
    name: 'unused-parts',
    enforce: 'pre',
    resolveId(source, importer = '') {
      const from = importer.replaceAll('\\', '/');
      const index = PARTS.findIndex((part) => part.source === source && from.includes(`/node_modules/${part.of}/`));
      return index === -1 ? null : idOf(index);
    },
    load(id) {
      return PARTS.find((_, index) => idOf(index) === id)?.code ?? null;
    },
    transform(code, id) {
      const found = LINES.find(({ file }) => id.replaceAll('\\', '/').endsWith(file));
      if (!found) return null;
      if (!code.includes(found.line)) this.error(`${found.file} has changed: look at scripts/vite/unused-parts.mjs.`);
      return { code: code.replace(found.line, found.instead), map: null };
    },
  };
}
