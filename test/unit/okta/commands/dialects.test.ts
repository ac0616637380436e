// Requests as people copy them: each dialect of each shell and tool, read into the same request. The texts are in the forms that
// bash, the Windows prompt, PowerShell, Chrome and Postman write.
import { describe, expect, it } from 'vitest';
import { readCommand, readTypedCurl } from '../../../../shared/okta/commands/read-command.ts';

const USERS = 'https://acme.okta.com/api/v1/users?limit=2';
const GROUPS = 'https://acme.okta.com/api/v1/groups';
const BODY = `{"profile":{"name":"it's \\"new\\"","description":"a\\nb"}}`;
const POST = { method: 'POST', url: GROUPS, body: BODY };
const GET = { method: 'GET', url: USERS, body: null };
const bashQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
/** As Chrome quotes for the Windows prompt. */
const cmdQuoted = (text: string) =>
  `^"${text
    .replace(/\\/g, '\\\\')
    .replace(/"/g, '\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')}^"`;
/** As Chrome quotes for bash what has a quote or a control character in it. */
const ansiQuoted = (text: string) => `$'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;
const psQuoted = (text: string) => `"${text.replace(/[`$"]/g, '`$&').replace(/\n/g, '`n')}"`;

const TABLE: readonly (readonly [what: string, text: string, expected: object])[] = [
  ['bash, a word', `curl ${USERS}`, GET],
  ['bash behind a prompt, piped', `me@host:~$ curl -sS "${USERS}" -H 'Accept: application/json' | jq .`, GET],
  [
    'bash, continued lines',
    `curl -X POST \\\n  '${GROUPS}' \\\n  -H 'Content-Type: application/json' \\\n  -d ${bashQuoted(BODY)}`,
    POST,
  ],
  [
    'bash, double quotes',
    `curl "${GROUPS}" -H "Content-Type: application/json" --data "${BODY.replace(/["\\]/g, '\\$&')}"`,
    POST,
  ],
  ['bash, joined options', `curl -sSXPOST ${GROUPS} -HContent-Type:application/json -d${bashQuoted(BODY)}`, POST],
  [
    'bash, --json',
    `curl --json ${bashQuoted(BODY)} ${GROUPS}`,
    {
      ...POST,
      headers: [
        ['Content-Type', 'application/json'],
        ['Accept', 'application/json'],
      ],
    },
  ],
  [
    'bash, options with =',
    `curl --request=POST --url=${GROUPS} --header='Content-Type: application/json' --data-raw=${bashQuoted(BODY)}`,
    POST,
  ],
  ['bash, -G', `curl -G https://acme.okta.com/api/v1/users -d limit=2`, GET],
  [
    'bash, --data-urlencode',
    `curl -G https://acme.okta.com/api/v1/users --data-urlencode 'search=profile.login eq "a"'`,
    { method: 'GET', url: 'https://acme.okta.com/api/v1/users?search=profile.login%20eq%20%22a%22' },
  ],
  [
    'bash, a form',
    `curl https://acme.okta.com/oauth2/v1/token -d grant_type=client_credentials -d 'scope=okta.users.read okta.groups.read'`,
    {
      method: 'POST',
      body: 'grant_type=client_credentials&scope=okta.users.read okta.groups.read',
      headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    },
  ],
  ['bash, head', `curl -I ${USERS}`, { ...GET, method: 'HEAD' }],
  [
    'bash, -XDELETE with an id',
    'curl -X DELETE https://acme.okta.com/api/v1/groups/00g1',
    { method: 'DELETE', url: `${GROUPS}/00g1` },
  ],
  ['bash, a redirection', `curl ${USERS} -o out.json 2>/dev/null`, GET],
  [
    'bash, a variable for the host',
    'curl "$ORG/api/v1/users" -H "Authorization: SSWS $TOKEN"',
    { method: 'GET', url: '$ORG/api/v1/users' },
  ],
  ['bash, no scheme', 'curl acme.okta.com/api/v1/users', { url: 'acme.okta.com/api/v1/users' }],
  [
    'bash, a file for the body',
    `curl -X PUT ${GROUPS}/00g1 -d @group.json`,
    { method: 'PUT', body: null, leftOut: ['the body, which is in the file group.json'] },
  ],
  [
    'bash, an address with & that nobody quoted',
    'curl https://acme.okta.com/api/v1/users?limit=2&after=00u1',
    { url: `${USERS}&after=00u1` },
  ],
  [
    'Chrome, cURL (bash)',
    `curl '${USERS}' \\\n  -H 'accept: application/json' \\\n  -b 'sid=1' \\\n  -H 'sec-fetch-mode: cors'`,
    { ...GET, leftOut: ['the cookies'] },
  ],
  [
    'Chrome, cURL (bash) with $',
    `curl '${GROUPS}' \\\n  -H 'content-type: application/json' \\\n  --data-raw ${ansiQuoted(BODY)}`,
    POST,
  ],
  [
    'Chrome, cURL (bash), escapes of characters',
    `curl ${GROUPS} --data-raw $'a\\u0021\\x21\\'\\n'`,
    { body: "a!!'\n" },
  ],
  [
    'Chrome, cURL (cmd)',
    `curl --request POST ^"${GROUPS}^" ^\n  -H ^"content-type: application/json^" ^\n  --data-raw ${cmdQuoted(BODY)}`,
    POST,
  ],
  [
    'Chrome, cURL (cmd), & in the address',
    `curl ${cmdQuoted(`${USERS}&q=50%25`)} ^\r\n  -H ^"accept: */*^"`,
    { url: `${USERS}&q=50%25` },
  ],
  [
    'the Windows prompt',
    `curl.exe -X POST "${GROUPS}" ^\r\n -H "Content-Type: application/json" ^\r\n -d "${BODY.replace(/\\?"/g, (sign) => `${'\\'.repeat(sign.length * 2 - 1)}"`)}"`,
    POST,
  ],
  [
    'PowerShell, curl.exe',
    `curl.exe -X POST "${GROUPS}" \`\n  -H "Content-Type: application/json" \`\n  -d '${BODY.replaceAll("'", "''").replaceAll('\\"', 'Q').replaceAll('"', '\\"').replaceAll('Q', '\\\\"')}'`,
    POST,
  ],
  [
    'PowerShell, curl.exe of version 7.3',
    `& curl.exe '${GROUPS}' -H 'Content-Type: application/json' -d '{"a":1}'`,
    { body: '{"a":1}' },
  ],
  ['PowerShell, Invoke-RestMethod', `Invoke-RestMethod -Uri "${USERS}" -Headers @{ Authorization = "SSWS x" }`, GET],
  ['PowerShell, short', `irm ${USERS}`, GET],
  [
    'PowerShell, a table as the body',
    `Invoke-RestMethod -Method Post -Uri ${GROUPS} -ContentType 'application/json' -Body (@{ profile = @{ name = "a"; tags = @('x', 2) } } | ConvertTo-Json -Depth 5)`,
    { method: 'POST', body: '{"profile":{"name":"a","tags":["x",2]}}' },
  ],
  [
    'PowerShell, variables',
    `$uri = '${GROUPS}'\n$h = @{\n  'Accept' = 'application/json'\n}\n$body = @{ name = 'a' } | ConvertTo-Json\n$result = Invoke-WebRequest -Uri $uri -Headers $h -Method POST -Body $body`,
    { method: 'POST', url: GROUPS, headers: [['Accept', 'application/json']], body: '{"name":"a"}' },
  ],
  ['PowerShell, fields of a GET', `Invoke-RestMethod https://acme.okta.com/api/v1/users -Body @{ limit = 2 }`, GET],
  [
    'Chrome, PowerShell',
    `$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = "Mozilla/5.0"\n$session.Cookies.Add((New-Object System.Net.Cookie("sid", "1", "/", "acme.okta.com")))\nInvoke-WebRequest -UseBasicParsing -Uri "${GROUPS}" \`\n-Method "POST" \`\n-WebSession $session \`\n-Headers @{\n"accept"="application/json"\n  "x-okta-user-agent-extended"="okta-sdk/1"\n} \`\n-ContentType "application/json" \`\n-Body ${psQuoted(BODY)}`,
    {
      ...POST,
      headers: [
        ['accept', 'application/json'],
        ['x-okta-user-agent-extended', 'okta-sdk/1'],
        ['Content-Type', 'application/json'],
      ],
      leftOut: ['the session with its cookies'],
    },
  ],
  [
    'Chrome, PowerShell with bytes',
    `Invoke-WebRequest -UseBasicParsing -Uri "${GROUPS}" \`\n-Method "POST" \`\n-Body ([System.Text.Encoding]::UTF8.GetBytes(${psQuoted(BODY)}))`,
    POST,
  ],
  [
    'Chrome, fetch',
    `fetch("${GROUPS}", {\n  "headers": {\n    "accept": "application/json",\n    "content-type": "application/json"\n  },\n  "referrer": "https://acme-admin.okta.com/",\n  "body": ${JSON.stringify(BODY)},\n  "method": "POST",\n  "mode": "cors",\n  "credentials": "include"\n});`,
    POST,
  ],
  [
    'Chrome, fetch without a body',
    `fetch("${USERS}", {\n  "headers": { "cookie": "sid=1" },\n  "body": null,\n  "method": "GET"\n});`,
    GET,
  ],
  [
    'fetch by hand',
    `await fetch('${GROUPS}', { method: 'post', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ profile: { name: 'a', on: true, }, }) })`,
    { method: 'POST', body: '{"profile":{"name":"a","on":true}}' },
  ],
  ['fetch, the address alone', `const r = await fetch(\`${USERS}\`);`, GET],
  [
    'Postman, cURL',
    `curl --location --request POST '${GROUPS}' \\\n--header 'Accept: application/json' \\\n--header 'Content-Type: application/json' \\\n--header 'Authorization: SSWS {{apikey}}' \\\n--data ${bashQuoted(BODY)}`,
    POST,
  ],
  [
    'Postman, fetch',
    `const myHeaders = new Headers();\nmyHeaders.append("Accept", "application/json");\nmyHeaders.append("Content-Type", "application/json");\n\nconst raw = JSON.stringify({\n  "profile": {\n    "name": "a"\n  }\n});\n\nconst requestOptions = {\n  method: "POST",\n  headers: myHeaders,\n  body: raw,\n  redirect: "follow"\n};\n\nfetch("${GROUPS}", requestOptions)\n  .then((response) => response.text())`,
    {
      method: 'POST',
      body: '{"profile":{"name":"a"}}',
      headers: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/json'],
      ],
    },
  ],
  [
    'Postman, PowerShell',
    `$headers = New-Object "System.Collections.Generic.Dictionary[[String],[String]]"\n$headers.Add("Accept", "application/json")\n$headers.Add("Content-Type", "application/json")\n\n$body = @"\n{\n  \`"name\`": \`"a\`"\n}\n"@\n\n$response = Invoke-RestMethod '${GROUPS}' -Method 'POST' -Headers $headers -Body $body\n$response | ConvertTo-Json`,
    {
      method: 'POST',
      url: GROUPS,
      body: '{\n  "name": "a"\n}',
      headers: [
        ['Accept', 'application/json'],
        ['Content-Type', 'application/json'],
      ],
    },
  ],
];

describe('a command is read as its shell would read it', () => {
  it.each(TABLE)('%s', (_what, text, expected) => {
    expect(readCommand(text)).toMatchObject(expected);
  });

  it.each([
    '/api/v1/users',
    'users?limit=2',
    'curl',
    'curl -h',
    'read about curl and fetch',
    'Invoke-RestMethod',
    'fetch()',
    '',
  ])('no command: %s', (text) => {
    expect(readCommand(text)).toBeNull();
  });

  it('takes no time for a text that is no command and long', () => {
    for (const text of [`curl ${'"'.repeat(50_000)}`, `fetch("${'\\'.repeat(50_000)}`, `iwr ${'@{'.repeat(300)}`])
      expect(() => readCommand(text)).not.toThrow();
  });
});

describe('the command at the head of a copied terminal ends where its shell ends it', () => {
  it.each([
    ['a line', `$ curl -i ${USERS}`, 0],
    ['behind other lines', `Last login: today\n\nme@host:~ % curl -i ${USERS}`, 2],
    ['the Windows prompt', `C:\\Users\\me>curl -i ^"${USERS}^"`, 0],
    ['the trace of a script', `++ curl -i ${USERS}`, 0],
    ['continued lines', `$ curl -i \\\n  ${USERS}`, 1],
    ['a body in several lines', `$ curl -i ${USERS} -d '{\n"a": 1\n}' -X PUT`, 2],
    ['a pipe that goes on', `$ curl -i ${USERS} | \\\n  jq .`, 1],
    ['a quote that nobody closes', `$ curl -i ${USERS} -H 'Accept: */*`, 0],
  ])('%s', (_what, command, last) => {
    const answer = ['HTTP/1.1 403 Forbidden', "content-type: application/json; it's"];
    const found = readTypedCurl([...command.split('\n'), ...answer]);
    expect(found).toMatchObject({ end: last + 1, request: { url: USERS } });
  });

  it.each([
    'curl 8.5.0 (x86_64) libcurl/8.5.0',
    '> User-Agent: curl/8.5.0',
    'curl: (6) Could not resolve host: x.okta.com',
  ])('and %s is none', (line) => expect(readTypedCurl([line])).toBeNull());
});
