// Answers that give out a client secret: by which requests, and which values of them.
import { expect, test } from 'vitest';
import { clientSecretsIn, givesClientSecrets } from '../../../shared/redact/client-secrets.ts';
import { redactText } from '../../../shared/redact/redact-text.ts';

test.each([
  ['GET', '/api/v1/apps/0oa1/credentials/secrets', true],
  ['GET', '/api/v1/apps/0oa1/credentials//secrets/ocs1/', true],
  ['POST', '/api/v1/apps/0oa1/credentials/secrets/ocs1/lifecycle/deactivate', true],
  ['GET', '/api/v1/apps/0oa1/credentials/%73ecrets', true],
  ['GET', '/api/v1/apps/0oa1', true],
  ['POST', '/api/v1/apps', true],
  ['GET', '/api/v1/apps', false],
  ['GET', '/api/v1/apps/0oa1/users', false],
  ['POST', '/integrations/api/v1/api-services', true],
  ['POST', '/integrations/api/v1/api-services/0oa1/credentials/secrets', true],
  ['POST', '/oauth2/v1/clients', true],
  ['POST', '/oauth2/v1/clients/0oa1/lifecycle/newSecret', true],
  ['GET', '/oauth2/v1/clients/0oa1/roles', false],
  ['GET', '/api/v1/users', false],
])('%s %s: %s', (method, path, expected) => {
  expect(givesClientSecrets(method, path)).toBe(expected);
});

test.each([
  [
    'of a list',
    '[{"client_secret":"secret-number-one"},{"client_secret":"secret-number-two"}]',
    ['secret-number-one', 'secret-number-two'],
  ],
  ['in another spelling', '{"a":{"clientSecret":"secret-number-one"}}', ['secret-number-one']],
  ['of a body that breaks off', '[{"id":"ocs1","client_secret":"secret-number-one","sta', ['secret-number-one']],
  ['but not what the org has masked', '{"client_secret":"***ab1_"}', []],
  ['but not the words of a refusal', '{"errorSummary":"client_secret: \'client_secret\' must be at least 14"}', []],
])('secrets %s', (_where, body, expected) => {
  expect(clientSecretsIn(body)).toEqual(expected);
});

test('the last four characters that the org shows stay readable; anything else does not', () => {
  expect(redactText('{"client_secret":"***ab1_"}')).toBe('{"client_secret":"***ab1_"}');
  expect(redactText('{"client_secret":"***ab1_x"}')).not.toContain('ab1_x');
});
