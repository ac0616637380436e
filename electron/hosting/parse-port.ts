// A port as a person types it. 0 is any free one; absent is the caller's usual one.
import { BenchError } from '../engine/errors.ts';

/** @throws BenchError INVALID_INPUT */
export function parsePort(text: string | undefined, flag = '--port'): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new BenchError('INVALID_INPUT', `${flag} takes a number from 0 to 65535, not ${text}.`, {
    fix: 'Give a free port, or 0 for any free one.',
  });
}
