// The request as an .http file, which editors can send (VS Code REST Client, JetBrains). The token is a variable of the file.

import { type CopyRequest, plainHeaders, plainToken } from './copy-request.ts';

export function toHttpFile({ method, url, headers, body, token }: CopyRequest): string {
  const head: string[] = [];
  if (token?.kind === 'placeholder') head.push('@accessToken = paste-the-token-here', '');
  const value = token?.kind === 'value' ? plainToken(token.value) : '{{accessToken}}';
  const lines = [
    ...head,
    `${method.toUpperCase()} ${url.replace(/\s/g, encodeURIComponent)} HTTP/1.1`,
    ...(token ? [`Authorization: ${token.scheme} ${value}`] : []),
    ...plainHeaders(headers).map(([name, text]) => `${name}: ${text}`),
    '',
    ...(body === null ? [] : [body, '']),
  ];
  return lines.join('\n');
}
