// What runs in the thread that parse-document.ts starts: one text in, one answer out.
import { parentPort } from 'node:worker_threads';
import { parseText } from './parse-text.ts';

parentPort?.once('message', (text: string) => {
  try {
    parentPort?.postMessage(parseText(text));
  } catch (error) {
    // A value that is nested too deeply cannot be handed over.
    if (!(error instanceof RangeError)) throw error;
    parentPort?.postMessage({ problem: 'is nested too deeply to be read.' });
  }
});
