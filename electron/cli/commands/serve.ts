// `scopebench serve`: the browser host, as `npm start` runs it.
import type { Command } from 'commander';
import type { Act } from '../act.ts';
import { EXIT } from '../exit-code.ts';
import type { CommonOptions } from '../given-options.ts';
import { addCommonOptions } from './options.ts';

export function addServeCommand(program: Command, act: Act): void {
  const command = program
    .command('serve')
    .description('serve the application for a browser')
    .option('-p, --port <number>', 'port; 0 is any free one (default: 47120, or any free one when it is taken)');
  addCommonOptions(command).action(
    act(async ({ port, dataDir, json = false }: CommonOptions & { port?: string }) => {
      const { runLoopback } = await import('../../hosting/run-loopback.ts');
      await runLoopback({ port, dataDir, json });
      return EXIT.met;
    }),
  );
}
