// The Electron shell of `npm start`, which is never allowed to fail silently: without the sign that its window is up it is ended,
// what happened is said and kept in crash.log, and the caller opens a browser on the same data folder. A crash later on is reported
// as well; then the browser is offered.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { askYes } from '../ask-yes.mjs';
import { keepCrashNote } from '../crash-note.mjs';
import { explainElectron } from './explain-electron.mjs';
import { runElectron } from './run-electron.mjs';

/**
 * @param {string} binary
 * @param {string} root
 * @param {import('../start-options.mjs').StartOptions} options
 * @param {{ stopped: AbortSignal, onStop(stop: () => void): void }} person `stopped`: they have ended it all.
 * @returns {Promise<{ code: number, instead: boolean }>} `instead`: a browser is to be opened on the same data folder.
 */
export async function showElectron(binary, root, options, { stopped, onStop }) {
  const electron = runElectron(binary, root, options);
  onStop(electron.stop);
  const outcome = await electron.outcome;
  if (outcome !== 'up') {
    const end = outcome === 'ended' ? await electron.ended : null;
    await electron.endAll();
    if (stopped.aborted || (end?.code === 0 && endedInOrder(electron.steps()))) return { code: 0, instead: false };
    await report({ binary, outcome, end, electron, root, options });
    return { code: 1, instead: true };
  }
  const end = await electron.ended;
  if (end.code === 0 || stopped.aborted) return { code: 0, instead: false };
  await report({ binary, outcome, end, electron, root, options });
  const code = end.code ?? 1;
  if (await askYes('Open it in a browser window?', { input: process.stdin, output: process.stdout, signal: stopped }))
    return { code, instead: true };
  if (!stopped.aborted) console.error(`To open it in a browser window: ${browserCommand(options)}`);
  return { code, instead: false };
}

/** Closed by the person before the sign, or a second start: the first one is now in front, or a message has said where it is. */
function endedInOrder(steps) {
  const running = steps.some(({ step }) => step === 'running');
  if (running) console.log('Scopebench is already running with this data folder.');
  return running || steps.some(({ step }) => step === 'quit');
}

async function report({ binary, outcome, end, electron, root, options }) {
  const errorOutput = electron.errorOutput();
  const words = explainElectron({
    binary,
    outcome,
    end,
    steps: electron.steps(),
    errorOutput,
    limitMs: options.limitMs,
  });
  const { resolveDataFolder } = await import(pathToFileURL(join(root, 'out', 'main', 'data-folder.js')).href);
  const folder = resolveDataFolder(options.dataDir ?? undefined);
  const kept = keepCrashNote(folder, { version: electronVersion(root), errorOutput, ...words });
  const saved = outcome === 'up' ? ' What was saved is safe.' : '';
  console.error(`\n${words.happened}\nWhat it means: ${words.meaning}${saved}\nWhat to do: ${words.fix}`);
  console.error(
    kept.problem === null ? `A note is in ${kept.file}` : `No note could be kept in ${kept.file} (${kept.problem}).`,
  );
  if (outcome !== 'up') console.error(`To go to a browser window at once the next time: ${browserCommand(options)}`);
}

function browserCommand({ dataDir }) {
  return `npm start -- --shell=window${dataDir === null ? '' : ` --data-dir="${dataDir}"`}`;
}

function electronVersion(root) {
  return JSON.parse(readFileSync(join(root, 'node_modules', 'electron', 'package.json'), 'utf8')).version;
}
