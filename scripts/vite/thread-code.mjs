// A Vite plugin: `import { code } from './module.ts?thread'` gives the module with all that it imports as the text of one script,
// for a thread of Node (`new Worker(code, { eval: true })`). As text it works alike from the sources in a test, from a bundle
// and from a packaged archive; a file would have another place in each, and Node 20 runs no TypeScript.
import { build } from 'vite';

const MARK = '?thread';

/** @returns {import('vite').Plugin} */
export function threadCode() {
  return {
    name: 'thread-code',
    enforce: 'pre',
    async load(id) {
      if (!id.endsWith(MARK)) return null;
      const path = id.slice(0, -MARK.length);
      this.addWatchFile(path);
      const { output } = await build({
        configFile: false,
        logLevel: 'error',
        build: {
          ssr: path,
          write: false,
          minify: true,
          target: 'node20',
          rolldownOptions: { output: { format: 'cjs' } },
        },
        ssr: { noExternal: true },
      });
      const [script, ...more] = output;
      if (more.length > 0) throw new Error(`${path} must be one script: import nothing in it lazily.`);
      return `export const code = ${JSON.stringify(script.code)};`;
    },
  };
}
