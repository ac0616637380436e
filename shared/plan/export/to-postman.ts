// A plan as a Postman collection (format 2.1): first the token request with the client's id and secret as variables without a value, then
// each step, whose script checks the status and saves what later steps need.
import type { ExportedPlan, ExportedStep } from './exported-step.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** With a line break at its end. */
export function toPostman({ name, scopes, variables, steps, notes }: ExportedPlan): string {
  const collection = {
    info: { name, description: notes.join('\n'), schema: SCHEMA },
    item: [tokenItem(scopes), ...steps.map(stepItem)],
    variable: [
      ...['baseUrl', 'clientId', 'clientSecret', 'accessToken'].map((key) => ({ key, value: '' })),
      ...variables.map((variable) => ({
        key: variable.name,
        value: String(
          (variable.from === 'file' ? variable.value : variable.from === 'environment' ? variable.otherwise : '') ?? '',
        ),
      })),
    ],
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

const tokenItem = (scopes: readonly string[]) => ({
  name: 'Token',
  event: script([
    'pm.test("status", () => pm.expect(pm.response.code).to.equal(200));',
    set('accessToken', ['access_token']),
  ]),
  request: {
    method: 'POST',
    auth: {
      type: 'basic',
      basic: [
        { key: 'username', value: '{{clientId}}', type: 'string' },
        { key: 'password', value: '{{clientSecret}}', type: 'string' },
      ],
    },
    header: [],
    body: {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'grant_type', value: 'client_credentials' },
        { key: 'scope', value: scopes.join(' ') },
      ],
    },
    url: urlOf('/oauth2/v1/token'),
  },
});

function stepItem({ id, method, path, headers, body, status, saves, token }: ExportedStep) {
  const expected = status.map((one) =>
    typeof one === 'number' ? `code === ${one}` : `Math.floor(code / 100) === ${one.charAt(0)}`,
  );
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    name: id,
    event: script([
      `pm.test("status ${status.join(' or ')}", () => pm.expect(pm.response.code).to.satisfy((code) => ${expected.join(' || ')}));`,
      ...saves.map(({ variable, keys }) => set(variable, keys)),
    ]),
    request: {
      method,
      auth: token
        ? { type: 'bearer', bearer: [{ key: 'token', value: '{{accessToken}}', type: 'string' }] }
        : { type: 'noauth' },
      header: [
        ...(body !== null && !typed ? [{ key: 'Content-Type', value: 'application/json' }] : []),
        ...headers.map(([key, value]) => ({ key, value })),
      ],
      ...(body === null ? {} : { body: { mode: 'raw', raw: body } }),
      url: urlOf(path),
    },
  };
}

const script = (exec: string[]) => [{ listen: 'test', script: { type: 'text/javascript', exec } }];

const set = (variable: string, keys: readonly string[]): string =>
  `pm.collectionVariables.set(${JSON.stringify(variable)}, pm.response.json()${keys.map((key) => `[${/^\d+$/.test(key) ? key : JSON.stringify(key)}]`).join('')});`;

function urlOf(whole: string) {
  const [path = '', query] = whole.split('?', 2);
  return {
    raw: `{{baseUrl}}${whole}`,
    host: ['{{baseUrl}}'],
    path: path.split('/').slice(1),
    ...(query === undefined
      ? {}
      : {
          query: query.split('&').map((pair) => {
            const at = pair.indexOf('=');
            return at < 0 ? { key: pair, value: null } : { key: pair.slice(0, at), value: pair.slice(at + 1) };
          }),
        }),
  };
}
