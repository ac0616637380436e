// The request for JavaScript: `fetch` of Node 18 or later, and axios. Strings are JSON, which JavaScript reads; the token
// comes from the environment unless it is given.

import {
  aboutProof,
  type CopyRequest,
  PROOF_VARIABLE,
  plainHeaders,
  plainToken,
  TOKEN_VARIABLE,
} from './copy-request.ts';

export function toFetch(request: CopyRequest): string {
  const { method, url, body } = request;
  const options = [
    `  method: ${text(method.toUpperCase())},`,
    ...headerLines(request),
    ...(body === null ? [] : [`  body: ${text(body)},`]),
  ];
  return `${commentOf(request)}const response = await fetch(${text(url)}, {
${options.join('\n')}
});
console.log(response.status, await response.text());
`;
}

export function toAxios(request: CopyRequest): string {
  const { method, url, body } = request;
  const options = [
    `  method: ${text(method.toUpperCase())},`,
    `  url: ${text(url)},`,
    ...headerLines(request),
    ...(body === null
      ? []
      : [
          `  data: ${text(body)},`,
          '  // As it is: axios would rewrite a JSON body.',
          '  transformRequest: [(data) => data],',
        ]),
    '  // Every status is an answer: without this, axios throws on a 403.',
    '  validateStatus: () => true,',
  ];
  return `${commentOf(request)}import axios from 'axios';

const response = await axios.request({
${options.join('\n')}
});
console.log(response.status, response.data);
`;
}

const commentOf = (request: CopyRequest): string =>
  aboutProof(request)
    .map((line) => `// ${line}\n`)
    .join('');

function headerLines(request: CopyRequest): string[] {
  const { headers, token } = request;
  const lines = plainHeaders(headers).map(([name, value]) => `    ${text(name)}: ${text(value)},`);
  if (aboutProof(request).length > 0) lines.unshift(`    DPoP: process.env.${PROOF_VARIABLE},`);
  if (token?.kind === 'value')
    lines.unshift(`    Authorization: ${text(`${token.scheme} ${plainToken(token.value)}`)},`);
  if (token?.kind === 'placeholder')
    lines.unshift(`    Authorization: \`${token.scheme} \${process.env.${TOKEN_VARIABLE}}\`,`);
  return lines.length === 0 ? [] : ['  headers: {', ...lines, '  },'];
}

const text = (value: string): string => JSON.stringify(value);
