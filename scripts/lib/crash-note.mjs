// A note of the launcher in crash.log of the data folder: what happened, and the last lines that Electron printed. Nothing of the
// environment is written, and what looks like a secret of it, or a password in an address, is taken out of the lines.
import { appendFileSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const LINES = 40;
const LINE_LENGTH = 400;
const SECRET_NAME = /token|secret|passw|pwd|key|auth|credential|cookie|session/i;
/** A shorter value would be found in the middle of words. */
const SECRET_LENGTH = 8;

/**
 * @param {string} folder
 * @param {{ version: string, happened: string, meaning: string, errorOutput: string }} note
 * @returns {{ file: string, problem: string | null }}
 */
export function keepCrashNote(folder, { version, happened, meaning, errorOutput }, env = process.env) {
  const file = join(folder, 'crash.log');
  const system = `Electron ${version}, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
  const lines = errorOutput.trimEnd().split(/\r?\n/).slice(-LINES);
  const text = [`${new Date().toISOString()} npm start: ${happened} ${meaning} (${system})`];
  for (const line of lines) if (line !== '') text.push(`  | ${withoutSecrets(line, env).slice(0, LINE_LENGTH)}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    appendFileSync(file, `${text.join('\n')}\n`, { mode: 0o600 });
    return { file, problem: null };
  } catch (error) {
    return { file, problem: error.code ?? 'unknown' };
  }
}

function withoutSecrets(line, env) {
  let text = line.replace(/(\w+:\/\/)[^\s/@]+@/g, '$1…@');
  for (const [name, value] of Object.entries(env))
    if (SECRET_NAME.test(name) && value.length >= SECRET_LENGTH) text = text.replaceAll(value, '…');
  return text.replaceAll(homedir(), '~');
}
