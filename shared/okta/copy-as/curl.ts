// The request as one cURL command for a POSIX shell, that runs as it is. Values are in single quotes; the token is
// read from the environment unless it is given. Nothing is added to the wire that the request does not have.

import {
  aboutProof,
  type CopyRequest,
  PROOF_VARIABLE,
  plainHeaders,
  plainToken,
  TOKEN_VARIABLE,
} from './copy-request.ts';

export function toCurl(request: CopyRequest): string {
  const { method, url, body, token } = request;
  const headers = plainHeaders(request.headers);
  const verb = method.toUpperCase();
  const about = aboutProof(request).map((line) => `# ${line}\n`);
  const lines = [verb === 'HEAD' ? 'curl --head' : `curl --request ${quote(verb)}`];
  // Without --globoff cURL reads [ ] and { } in the address as patterns.
  if (/[[\]{}]/.test(url)) lines.push('--globoff');
  lines.push(`--url ${quote(url)}`);
  if (token)
    lines.push(
      token.kind === 'value'
        ? `--header ${quote(`Authorization: ${token.scheme} ${plainToken(token.value)}`)}`
        : `--header "Authorization: ${token.scheme} $${TOKEN_VARIABLE}"`,
    );
  if (about.length > 0) lines.push(`--header "DPoP: $${PROOF_VARIABLE}"`);
  // `Name;` is how cURL sends a header without a value; `Name:` would take it away.
  for (const [name, value] of headers)
    lines.push(`--header ${quote(value.trim() === '' ? `${name};` : `${name}: ${value}`)}`);
  if (body !== null) {
    // cURL would call any body a form.
    if (!headers.some(([name]) => name.toLowerCase() === 'content-type')) lines.push(`--header 'Content-Type:'`);
    lines.push(`--data-raw ${quote(body)}`);
  }
  return about.join('') + lines.join(' \\\n  ');
}

/** Single quotes hold everything but themselves. A NUL cannot be in an argument at all. */
function quote(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
}
