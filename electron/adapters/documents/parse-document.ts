// A text of JSON or YAML as a value (port ParseDocument). A long text is read in a thread of its own: a recording of 15 MB, and
// even more one that is broken, would otherwise keep the host from answering anybody for as long as it takes.
/// <reference path="./thread-code.d.ts" />
import type { ParseDocument } from '../../engine/ports.ts';
import type { ParsedText } from './parse-text.ts';

/** Starting a thread takes longer than reading so much. */
const READ_AT_ONCE = 64 * 1024;
/** A text that takes longer, or more memory, is no file that anybody wants to have read. */
const LONGEST_MS = 120_000;
const MEMORY_MB = 2048;

/** The readers are loaded with the first text: most starts of the command line read none, and YAML's is a tenth of all code. */
export const parseDocument: ParseDocument = async (text) =>
  text.length <= READ_AT_ONCE ? (await import('./parse-text.ts')).parseText(text) : parseInThread(text);

async function parseInThread(text: string): Promise<ParsedText> {
  const [{ Worker }, { code }] = await Promise.all([import('node:worker_threads'), import('./parse-thread.ts?thread')]);
  const thread = new Worker(code, { eval: true, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<ParsedText>((resolve, reject) => {
      timer = setTimeout(
        () => resolve({ problem: 'takes too long to be read. Give it in smaller parts.' }),
        LONGEST_MS,
      );
      thread.once('message', resolve);
      thread.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ERR_WORKER_OUT_OF_MEMORY') return reject(error);
        resolve({ problem: 'takes more memory to be read than there is for it. Give it in smaller parts.' });
      });
      thread.once('exit', () => reject(new Error('the thread ended without an answer')));
      thread.postMessage(text);
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
