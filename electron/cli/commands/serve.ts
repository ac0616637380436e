// `scopebench serve`: the browser host, as `npm start` runs it.
import { resolve } from 'node:path';
import type { Define } from '../command-entries.ts';
import { EXIT } from '../exit-code.ts';
import { addCommonOptions, type CommonOptions } from '../options/shared-options.ts';

export const defineServe: Define = (command, { world }, act) => {
  command.option('-p, --port <number>', 'port; 0 is any free one (default: 47120, or any free one when it is taken)');
  addCommonOptions(command).action(
    act(async ({ port, dataDir, json = false }: CommonOptions & { port?: string }) => {
      const { runLoopback } = await import('../../hosting/run-loopback.ts');
      await runLoopback({ port, dataDir: dataDir && resolve(world.cwd, dataDir), json, ...world });
      return EXIT.met;
    }),
  );
};
