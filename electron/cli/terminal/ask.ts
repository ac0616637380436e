// Questions to a person at a terminal, on stderr. Secrets are typed without echo: the terminal's raw mode is used and
// given back whatever happens. Null where there is no terminal to ask at.
import { CliError } from '../cli-error.ts';
import type { World } from '../world.ts';

function canAsk({ stdin, stderr }: World): boolean {
  return stdin.isTTY === true && stderr.isTTY === true;
}

/** @throws CliError CANCELLED on Ctrl-C */
export function askHidden(world: World, question: string): Promise<string | null> {
  const { stdin, stderr } = world;
  if (!canAsk(world)) return Promise.resolve(null);
  stderr.write(question);
  return new Promise((resolve, reject) => {
    let typed = '';
    const end = (finish: () => void) => {
      stdin.off('data', onData);
      stdin.setRawMode?.(false);
      stdin.pause();
      stderr.write('\n');
      finish();
    };
    const onData = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\r' || key === '\n' || key === '\u0004') return end(() => resolve(typed));
        if (key === '\u0003')
          return end(() => reject(new CliError('CANCELLED', 'Cancelled.', { fix: 'Nothing was sent or saved.' })));
        if (key === '\u007f' || key === '\b') typed = [...typed].slice(0, -1).join('');
        else if (key >= ' ') typed += key;
      }
    };
    stdin.setEncoding('utf8');
    stdin.setRawMode?.(true);
    stdin.on('data', onData);
    stdin.resume();
  });
}

export async function askLine(world: World, question: string): Promise<string | null> {
  if (!canAsk(world)) return null;
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: world.stdin, output: world.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}
