// A command or a call that sends a request, as people copy it from a terminal, a browser or Postman: curl in the words of bash, of
// PowerShell and of the Windows prompt, Invoke-RestMethod and Invoke-WebRequest, fetch. Secrets are in the result as they are in
// the text: whoever shows or keeps it takes them out first (builder-request.ts).

import type { CommandRequest } from './command-request.ts';
import { readCurlArguments } from './curl-arguments.ts';
import { readFetchCall } from './fetch-call.ts';
import { powershellWords, readInvokeCommand } from './powershell.ts';
import { bashWords, cmdWords, linesOfBash } from './shell-words.ts';

/** Longer texts are no commands of a person. */
const LONGEST = 1_000_000;
/** With the prompt of a shell before it, or the sign with which `set -x` shows what it runs. */
const CURL =
  /^\s*(?:[^\n]{0,200}?[$#%>❯+][ \t]{0,8})?(?:&[ \t]{0,8})?["']?(?:[\w:./\\-]*[/\\])?(curl(?:\.exe)?)["']?\s+(?=\S)/;

/** Null for a text that is no such command. */
export function readCommand(text: string): CommandRequest | null {
  if (text.length > LONGEST) return null;
  if (/\b(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\b/i.test(text)) return readInvokeCommand(text);
  return readCurl(text) ?? (/\bfetch\s*\(/.test(text) ? readFetchCall(text) : null);
}

/** Lines for a reader above a script; a prompt of `#` has the command behind it. */
const COMMENTS = /^(?:[ \t]*#(?![^\n]*\bcurl\b)[^\n]*\n)+/;

function readCurl(given: string): CommandRequest | null {
  const text = given.replace(COMMENTS, '');
  const curl = CURL.exec(text);
  if (!curl) return null;
  return readCurlArguments(wordsOf(text.slice(curl[0].length), curl[1] === 'curl.exe'));
}

/** Of a terminal that was copied so many lines may precede the command. */
const LINES_BEFORE = 20;
/** A command with a body in quotes is not longer; a quote that nobody closes ends nowhere. */
const TYPED_LINES = 500;
const TYPED_LENGTH = 100_000;
const ANSWER = /^\s*(?:HTTP\/\d|[<>*] )/;

/** The curl command at the head of a copied terminal, and how many lines it and what precedes it take; null without one. */
export function readTypedCurl(lines: readonly string[]): { request: CommandRequest; end: number } | null {
  const start = lines.slice(0, LINES_BEFORE).findIndex((line) => CURL.test(line.slice(0, 300)));
  if (start < 0) return null;
  let end = start;
  const goOn = () => {
    while (end < lines.length && /[\\`^]\s*$/.test((lines[end] ?? '').slice(-8))) end++;
  };
  goOn();
  const whole = lines
    .slice(start, start + TYPED_LINES)
    .join('\n')
    .slice(0, TYPED_LENGTH);
  const quoted = start + (linesOfBash(whole.slice(CURL.exec(whole)?.[0].length)) ?? 1) - 1;
  // A quote that nobody closes ends at the next one, and that may be in the answer.
  const isCommand = !lines.slice(start + 1, quoted + 1).some((line) => ANSWER.test(line));
  if (isCommand) end = Math.max(end, quoted);
  // What is behind a pipe may go on as well.
  goOn();
  const request = readCurl(
    lines
      .slice(start, end + 1)
      .join('\n')
      .slice(0, TYPED_LENGTH),
  );
  // A word with a full stop may be the number of a version.
  return request && /\/|^[$%{]/.test(request.url) ? { request, end: end + 1 } : null;
}

/** A caret before a quote or at the end of a line is of the Windows prompt, a backtick there of PowerShell. */
function wordsOf(rest: string, exe: boolean): string[] {
  if (/\^["&%]|[\s"]\^[ \t]*\r?\n/.test(rest)) return cmdWords(rest);
  if (/`[ \t]*\r?\n/.test(rest) || (exe && /'/.test(rest)))
    // Before version 7.3 PowerShell handed quotes to programs only behind a backslash.
    return powershellWords(rest).map((word) => word.replace(/\\"/g, '"'));
  return exe ? cmdWords(rest) : bashWords(rest);
}
