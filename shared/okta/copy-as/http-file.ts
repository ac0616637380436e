// The request as an .http file, which editors can send (VS Code REST Client, JetBrains). The token is a variable of the file.

import { aboutProof, type CopyRequest, plainHeaders, plainToken } from './copy-request.ts';

export function toHttpFile(request: CopyRequest): string {
  const { method, url, headers, body, token } = request;
  const about = aboutProof(request);
  const head = about.map((line) => `# ${line}`);
  if (about.length > 0) head.push('@dpopProof = paste-a-new-proof-here');
  if (token?.kind === 'placeholder') head.push('@accessToken = paste-the-token-here');
  if (head.length > 0) head.push('');
  const value = token?.kind === 'value' ? plainToken(token.value) : '{{accessToken}}';
  const lines = [
    ...head,
    `${method.toUpperCase()} ${url.replace(/\s/g, encodeURIComponent)} HTTP/1.1`,
    ...(token ? [`Authorization: ${token.scheme} ${value}`] : []),
    ...(about.length > 0 ? ['DPoP: {{dpopProof}}'] : []),
    ...plainHeaders(headers).map(([name, text]) => `${name}: ${text}`),
    '',
    ...(body === null ? [] : [body, '']),
  ];
  return lines.join('\n');
}
