// The request that curl makes of its arguments: method, address, headers and body, by the rules of its manual. What is read from a
// file, and how the client authenticates, is left out and named: neither is in the text as something to send.

import type { HeaderList } from '../wire-text/headers.ts';
import type { CommandRequest } from './command-request.ts';

/** Short options that have a value. Of the rest only those that say something about the request are looked at. */
const SHORT_VALUE = 'XHdFubAeoTmxwKcCDEPQrtUyYzh';
const LONG_VALUE = new Set(
  `request header data data-raw data-ascii data-binary data-urlencode json form form-string user cookie user-agent referer output
  upload-file max-time connect-timeout proxy write-out config cookie-jar continue-at dump-header cert key cacert capath range
  url oauth2-bearer proxy-user retry retry-delay resolve interface limit-rate url-query tlsv1 cert-type key-type ciphers noproxy
  proxy-header max-redirs aws-sigv4 stderr trace trace-ascii`.split(/\s+/),
);
const LONG_OF: Record<string, string> = {
  X: 'request',
  H: 'header',
  d: 'data',
  F: 'form',
  u: 'user',
  b: 'cookie',
  A: 'user-agent',
  e: 'referer',
  T: 'upload-file',
  I: 'head',
  G: 'get',
  U: 'proxy-user',
};

interface Option {
  name: string;
  value: string;
}

/** `words` without `curl` itself; null when they name no address. */
export function readCurlArguments(words: readonly string[]): CommandRequest | null {
  const { options, rest } = optionsOf(words);
  const valuesOf = (...names: string[]) => options.filter(({ name }) => names.includes(name)).map(({ value }) => value);
  const address = valuesOf('url')[0] ?? rest.find((word) => /^(?:https?:\/\/|[$%{]|[\w-]+(?:\.[\w-]+)+)/i.test(word));
  if (address === undefined) return null;
  const leftOut: string[] = [];
  if (valuesOf('user', 'oauth2-bearer').length > 0) leftOut.push('the user and password or token of the command');
  if (valuesOf('cookie').length > 0) leftOut.push('the cookies');
  const headers = headersOf(valuesOf('header'));
  const agent = valuesOf('user-agent').at(-1);
  if (agent !== undefined) headers.push(['User-Agent', agent]);
  const { body, json } = bodyOf(options, leftOut);
  const asQuery = options.some(({ name }) => name === 'get');
  const has = (wanted: string) => headers.some(([name]) => name.toLowerCase() === wanted);
  if (json && !has('content-type')) headers.push(['Content-Type', 'application/json']);
  if (json && !has('accept')) headers.push(['Accept', 'application/json']);
  if (body !== null && !json && !asQuery && !has('content-type'))
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  const method =
    valuesOf('request').at(-1) ??
    (options.some(({ name }) => name === 'head')
      ? 'HEAD'
      : valuesOf('upload-file').length > 0
        ? 'PUT'
        : (body !== null || valuesOf('form', 'form-string').length > 0) && !asQuery
          ? 'POST'
          : 'GET');
  const query = [...valuesOf('url-query'), ...(asQuery && body !== null ? [body] : [])];
  return {
    method: method.toUpperCase(),
    url: query.reduce((url, more) => `${url}${url.includes('?') ? '&' : '?'}${more}`, address),
    headers,
    body: asQuery ? null : body,
    leftOut,
  };
}

function optionsOf(words: readonly string[]): { options: Option[]; rest: string[] } {
  const options: Option[] = [];
  const rest: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word.startsWith('--') && word.length > 2) {
      const [name = '', ...joined] = word.slice(2).split('=');
      const takes = LONG_VALUE.has(name);
      options.push({ name, value: joined.length > 0 ? joined.join('=') : takes ? (words[++at] ?? '') : '' });
    } else if (/^-[A-Za-z#0-9]/.test(word)) {
      // `-sSXPOST`: flags may be joined, and the last has the rest for its value.
      for (let letter = 1; letter < word.length; letter++) {
        const short = word[letter] ?? '';
        const takes = SHORT_VALUE.includes(short);
        const value = takes ? word.slice(letter + 1) || (words[++at] ?? '') : '';
        options.push({ name: LONG_OF[short] ?? short, value });
        if (takes) break;
      }
    } else rest.push(word);
  }
  return { options, rest };
}

/** `Name: value`; `Name;` sends it empty, `Name:` takes it out. */
function headersOf(lines: readonly string[]): [name: string, value: string][] {
  return lines.flatMap((line): HeaderList => {
    const found = /^\s*([^\s:;]+)\s*(?::\s*([\s\S]*)|;)$/.exec(line);
    if (!found || (found[2] === '' && !line.trimEnd().endsWith(';'))) return [];
    return [[found[1] ?? '', (found[2] ?? '').trim()]];
  }) as [string, string][];
}

function bodyOf(options: readonly Option[], leftOut: string[]): { body: string | null; json: boolean } {
  const parts: string[] = [];
  let json = false;
  for (const { name, value } of options) {
    const raw = name === 'data-raw';
    if (name === 'form' || name === 'form-string') {
      if (!leftOut.includes('the form with parts')) leftOut.push('the form with parts');
    } else if (name === 'upload-file' || (/^(?:data|json)/.test(name) && !raw && value.startsWith('@')))
      leftOut.push(`the body, which is in the file ${value.replace(/^@/, '')}`);
    else if (name === 'data-urlencode') parts.push(urlEncoded(value));
    else if (/^(?:data|data-raw|data-ascii|data-binary|json)$/.test(name)) {
      parts.push(value);
      json ||= name === 'json';
    }
  }
  return { body: parts.length === 0 ? null : parts.join(json ? '' : '&'), json };
}

/** `name=content`, `=content` and `content`: only the content is encoded. */
function urlEncoded(value: string): string {
  const at = value.indexOf('=');
  return at < 0
    ? encodeURIComponent(value)
    : `${value.slice(0, at)}${at > 0 ? '=' : ''}${encodeURIComponent(value.slice(at + 1))}`;
}
