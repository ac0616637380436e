// The request for Python's requests package. A JSON string is a Python string too, but for one thing: JavaScript writes
// the letters beyond U+FFFF as they are and only lone halves as escapes, and Python cannot encode those, nor could the wire.

import { type CopyRequest, plainHeaders, plainToken, TOKEN_VARIABLE } from './copy-request.ts';

export function toPython({ method, url, headers, body, token }: CopyRequest): string {
  const lines = plainHeaders(headers).map(([name, value]) => `        ${text(name)}: ${text(value)},`);
  if (token)
    lines.unshift(
      token.kind === 'value'
        ? `        "Authorization": ${text(`${token.scheme} ${plainToken(token.value)}`)},`
        : `        "Authorization": "${token.scheme} " + os.environ["${TOKEN_VARIABLE}"],`,
    );
  const imports = token?.kind === 'placeholder' ? 'import os\n\nimport requests' : 'import requests';
  const options = [
    `    ${text(method.toUpperCase())},`,
    `    ${text(url)},`,
    ...(lines.length === 0 ? [] : ['    headers={', ...lines, '    },']),
    ...(body === null ? [] : [`    data=${text(body)}.encode("utf-8"),`]),
    '    allow_redirects=False,',
    '    timeout=30,',
  ];
  return `${imports}

response = requests.request(
${options.join('\n')}
)
print(response.status_code, response.text)
`;
}

const text = (value: string): string => JSON.stringify(value);
