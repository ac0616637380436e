// The request for Python's requests package. A JSON string is a Python string too, but for one thing: JavaScript writes
// the letters beyond U+FFFF as they are and only lone halves as escapes, and Python cannot encode those, nor could the wire.

import {
  aboutProof,
  type CopyRequest,
  PROOF_VARIABLE,
  plainHeaders,
  plainToken,
  TOKEN_VARIABLE,
} from './copy-request.ts';

export function toPython(request: CopyRequest): string {
  const { method, url, headers, body, token } = request;
  const about = aboutProof(request);
  const lines = plainHeaders(headers).map(([name, value]) => `        ${text(name)}: ${text(value)},`);
  if (about.length > 0) lines.unshift(`        "DPoP": os.environ["${PROOF_VARIABLE}"],`);
  if (token)
    lines.unshift(
      token.kind === 'value'
        ? `        "Authorization": ${text(`${token.scheme} ${plainToken(token.value)}`)},`
        : `        "Authorization": "${token.scheme} " + os.environ["${TOKEN_VARIABLE}"],`,
    );
  const imports =
    token?.kind === 'placeholder' || about.length > 0 ? 'import os\n\nimport requests' : 'import requests';
  const options = [
    `    ${text(method.toUpperCase())},`,
    `    ${text(url)},`,
    ...(lines.length === 0 ? [] : ['    headers={', ...lines, '    },']),
    ...(body === null ? [] : [`    data=${text(body)}.encode("utf-8"),`]),
    '    allow_redirects=False,',
    '    timeout=30,',
  ];
  return `${about.map((line) => `# ${line}\n`).join('')}${imports}

response = requests.request(
${options.join('\n')}
)
print(response.status_code, response.text)
`;
}

const text = (value: string): string => JSON.stringify(value);
