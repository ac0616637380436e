// A question that is answered with yes by Enter. Where nobody can answer, the answer is no.
import { createInterface } from 'node:readline';

/**
 * @param {string} question
 * @param {{ input: NodeJS.ReadStream, output: NodeJS.WriteStream, signal: AbortSignal }} options `signal`: all is to end.
 * @returns {Promise<boolean>}
 */
export function askYes(question, { input, output, signal }) {
  if (!input.isTTY || !output.isTTY || signal.aborted) return Promise.resolve(false);
  // Not as a terminal of its own: Ctrl-C stays the signal that the launcher listens for.
  const lines = createInterface({ input, output, terminal: false });
  return new Promise((resolve) => {
    const done = (answer) => {
      resolve(answer);
      lines.close();
    };
    lines.once('line', (line) => done(/^\s*(y(es)?)?\s*$/i.test(line)));
    // The input has ended without an answer.
    lines.once('close', () => resolve(false));
    signal.addEventListener('abort', () => done(false), { once: true });
    output.write(`${question} [Y/n] `);
  });
}
