// Secrets in what people paste: commands, header lines, recordings, pieces of programs. None is returned, and what is no
// secret does.
import { describe, expect, it } from 'vitest';
import { explainResponse } from '../../../shared/okta/explain/explain-response.ts';
import { redactPasted } from '../../../shared/okta/explain/redact-pasted.ts';
import { MASK } from '../../../shared/redact/redact-text.ts';

const SECRET = 'planted0Secret1Value2';

describe('a pasted secret is masked', () => {
  it.each([
    [`curl -u '0oa1:${SECRET}' https://acme.okta.com/oauth2/v1/token`, `-u '0oa1:${MASK}' https`],
    [`curl --user 0oa1:${SECRET} -d grant_type=client_credentials x`, `--user 0oa1:${MASK} -d`],
    [`curl -u0oa1:${SECRET} x`, `-u0oa1:${MASK} x`],
    [`curl -u "0oa1:${SECRET} with a space" x`, `-u "0oa1:${MASK}" x`],
    [`http --auth=0oa1:${SECRET} POST x`, `--auth=0oa1:${MASK} POST`],
    [`http -a 0oa1:${SECRET} POST x`, `-a 0oa1:${MASK} POST`],
    [`curl https://0oa1:${SECRET}@acme.okta.com/x`, `https://${MASK}@acme.okta.com/x`],
    [`HTTP/2 200\nset-cookie: sid=${SECRET}; Path=/; Secure\nx-okta-request-id: Z1`, `set-cookie: sid=${MASK}\nx-okta`],
    [`< Set-Cookie: sid="${SECRET}"; Path=/`, `Set-Cookie: sid=${MASK}`],
    [`curl -H 'Cookie: sid=${SECRET}; DT=${SECRET}' https://acme.okta.com`, `'Cookie: sid=${MASK}' https`],
    [`> X-API-Key: ${SECRET}`, `X-API-Key: ${MASK}`],
    [`{"name": "Cookie", "value": "sid=${SECRET}"}`, `"value": "sid=${MASK}"`],
    [`{"name":"sid","value":"${SECRET}"}`, `"value":"${MASK}"`],
    [`{"name":"client_secret","value":"${SECRET}"}`, `"value":"${MASK}"`],
    [`{"key":"Authorization","value":"SSWS ${SECRET}"}`, `"value":"SSWS ${MASK}"`],
    [`client_id: 0oa1\nclient_secret: ${SECRET}\n`, `client_secret: ${MASK}\n`],
    [`{'client_id': '0oa1', 'client_secret': '${SECRET}'}`, `'client_secret': '${MASK}'}`],
    [`{ access_token: '${SECRET}', scope: 'okta.users.read' }`, `access_token: '${MASK}', scope: 'okta.users.read'`],
    [`curl -b 'sid=${SECRET}; DT=1' https://acme.okta.com`, `-b 'sid=${MASK}' https`],
    [`curl --cookie sid=${SECRET} https://acme.okta.com`, `--cookie sid=${MASK} https`],
    [`curl -H "X-Okta-Session: ${SECRET}" https://acme.okta.com`, `"X-Okta-Session: ${MASK}" https`],
    [`export OKTA_CLIENT_SECRET=${SECRET}\ncurl`, `OKTA_CLIENT_SECRET=${MASK}\ncurl`],
    [`$env:OKTA_API_TOKEN="${SECRET}"`, `OKTA_API_TOKEN="${MASK}"`],
    [`okta.client.token: ${SECRET}`, `okta.client.token: ${MASK}`],
    [`client.secret = ${SECRET}\nE0000011`, `client.secret = ${MASK}`],
    [`{"okta_client_secret": "${SECRET}"}`, `"okta_client_secret": "${MASK}"`],
    [`Authorization: Token ${SECRET}`, MASK],
    [`cookie:\nsid=${SECRET}\naccept:\n*/*`, `sid=${MASK}\naccept`],
    [`requests.post(url, auth=('0oa1', '${SECRET}'))`, `auth=('0oa1', '${MASK}')`],
    [`-----BEGIN PRIVATE KEY-----\n${SECRET}\n-----END PRIVATE KEY-----`, 'END PRIVATE KEY'],
    [`-----BEGIN RSA PRIVATE KEY-----\n${SECRET} and cut`, MASK],
  ])('%s', (text, kept) => {
    const masked = redactPasted(text);
    expect(masked).not.toContain(SECRET);
    expect(masked).toContain(kept);
    expect(JSON.stringify(explainResponse(text))).not.toContain(SECRET);
  });

  it('in the addresses of Link, whose self keeps the query of the request (FACTS §5)', () => {
    const link = (rel: string) => `link: <https://acme.okta.com/api/v1/users?access_token=${SECRET}>; rel="${rel}"`;
    const found = explainResponse(`HTTP/2 200\n${link('self')}\n${link('next')}\n\n[]`);
    expect(JSON.stringify(found)).not.toContain(SECRET);
    expect(found.paging?.next).toContain('/api/v1/users?access_token=');
    const elsewhere = explainResponse(
      `HTTP/2 200\n${link('self')}\nlink: <https://other.example/x?token=${SECRET}>; rel="next"\n\n[]`,
    );
    expect(JSON.stringify(elsewhere)).not.toContain(SECRET);
  });
});

it('leaves alone what is no secret', () => {
  const texts = [
    'password: Password requirements were not met.',
    'The required parameter token: it is missing.',
    'HTTP/2 401\nwww-authenticate: Bearer error="invalid_token", error_description="The token has expired."',
    'link: <https://acme.okta.com/api/v1/users?after=200u1&limit=2>; rel="next"',
    '{"name":"label","value":"Label must be specified"}',
    "curl -i -X POST 'https://acme.okta.com/api/v1/users' -H 'Accept: application/json'",
    'tar -a archive, -u unpacked: see https://acme.okta.com:443/x',
    'token_type: Bearer, expires_in: 3600',
    "{'code': 'E0000006', 'token': ''}",
    '{"code":"E0000006","x-key":"1"}',
    'x-rate-limit-limit: 50\nx-okta-request-id: Z1',
    'jane@acme.example wrote at 08:30',
  ];
  for (const text of texts) expect(redactPasted(text)).toBe(text);
});
