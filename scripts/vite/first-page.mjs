// A Vite plugin: what the page needs until it can be used is few files, all named in its document, so that a browser asks for
// them at once instead of learning of each from the one before. Left alone, the bundler makes forty small files of it, because
// each set of pages that shares a module gets a file of its own.
import { resolve } from 'node:path';

/**
 * @param {{ entry: string, rest: string[], fonts: string[] }} modules `entry`: the script of the document; it runs before the rest has loaded.
 *   `rest`: modules that are loaded lazily and yet always needed. They have to be inputs of the build beside the document:
 *   then the bundler itself knows what of all that they import is in use. `fonts`: names of font files, without hash and ending.
 * @returns {import('vite').Plugin}
 */
export function firstPage({ entry, rest, fonts }) {
  let early = null;
  const isEarly = (id, context) => {
    early ??= closure(resolve(entry), (one) => context.getModuleInfo(one)?.importedIds ?? []);
    return early.has(id);
  };
  return {
    name: 'first-page',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              groups: [
                { name: (id, context) => (isEarly(id, context) ? 'entry' : null), debugName: 'entry', priority: 2 },
                // What the inputs of the build need, as far as it is in use.
                { name: 'first-page', tags: ['$initial'], priority: 1 },
              ],
            },
          },
        },
      },
    }),
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
        const found = new Set();
        const add = (chunk) => {
          if (!chunk || found.has(chunk)) return;
          found.add(chunk);
          for (const name of chunk.imports) add(bundle[name]);
        };
        for (const id of rest) add(chunks.find(({ facadeModuleId }) => facadeModuleId === id));
        const styles = [...found].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
        const assets = Object.values(bundle).filter(({ type }) => type === 'asset');
        const fileOf = (font) => assets.find(({ names }) => names.includes(`${font}.woff2`))?.fileName;
        const link = (rel, name, more = {}) => ({
          tag: 'link',
          attrs: { rel, crossorigin: true, href: `./${name}`, ...more },
          injectTo: 'head',
        });
        return [
          ...fonts.map((font) => link('preload', fileOf(font), { as: 'font', type: 'font/woff2' })),
          ...[...found].map(({ fileName }) => link('modulepreload', fileName)),
          ...[...new Set(styles)].map((name) => link('stylesheet', name)),
        ].filter(({ attrs }) => !html.includes(attrs.href));
      },
    },
  };
}

/** The module with all that it imports other than lazily. */
function closure(root, importsOf) {
  const found = new Set();
  const add = (id) => {
    if (found.has(id)) return;
    found.add(id);
    for (const imported of importsOf(id)) add(imported);
  };
  add(root);
  return found;
}
