// A command or a call that sends a request, as people copy it from a terminal, a browser or Postman: curl in the words of bash, of
// PowerShell and of the Windows prompt, Invoke-RestMethod and Invoke-WebRequest, fetch. Secrets are in the result as they are in
// the text: whoever shows or keeps it takes them out first (builder-request.ts).

import type { CommandRequest } from './command-request.ts';
import { readCurlArguments } from './curl-arguments.ts';
import { readFetchCall } from './fetch-call.ts';
import { powershellWords, readInvokeCommand } from './powershell.ts';
import { bashWords, cmdWords } from './shell-words.ts';

/** Longer texts are no commands of a person. */
const LONGEST = 1_000_000;
const CURL = /^\s*(?:[^\n]{0,200}?[$#%>❯]\s+)?&?\s*["']?(?:[\w:./\\-]*[/\\])?(curl(?:\.exe)?)["']?\s+(?=\S)/i;

/** Null for a text that is no such command. */
export function readCommand(text: string): CommandRequest | null {
  if (text.length > LONGEST) return null;
  if (/\b(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\b/i.test(text)) return readInvokeCommand(text);
  const curl = CURL.exec(text);
  if (curl) {
    const rest = text.slice(curl[0].length);
    return readCurlArguments(wordsOf(rest, (curl[1] ?? '').toLowerCase() === 'curl.exe'));
  }
  return /\bfetch\s*\(/.test(text) ? readFetchCall(text) : null;
}

/** A caret before a quote or at the end of a line is of the Windows prompt, a backtick there of PowerShell. */
function wordsOf(rest: string, exe: boolean): string[] {
  if (/\^["&%]|[\s"]\^[ \t]*\r?\n/.test(rest)) return cmdWords(rest);
  if (/`[ \t]*\r?\n/.test(rest) || (exe && /'/.test(rest)))
    // Before version 7.3 PowerShell handed quotes to programs only behind a backslash.
    return powershellWords(rest).map((word) => word.replace(/\\"/g, '"'));
  return exe ? cmdWords(rest) : bashWords(rest);
}
