// What is secret of a request by its place, and what of it may be read.
import { expect, it } from 'vitest';
import { sentSecrets } from '../../../shared/redact/sent-secrets.ts';

const of = (header: [string, string]) => sentSecrets({ path: '/api/v1/users', headers: [header], body: null });

it.each<[string, [string, string], string[]]>([
  ['what follows a scheme, without it', ['Authorization', 'Basic dXNlcjpwYXNz'], ['dXNlcjpwYXNz']],
  ['a whole value without a scheme', ['Authorization', '00madeUpApiToken'], ['00madeUpApiToken']],
  ['the values of cookies, not their names', ['Cookie', 'sid=0123456789; lang=en'], ['0123456789']],
  ['nothing of another header', ['Accept', 'application/json'], []],
])('takes %s', (_name, header, expected) => expect(of(header)).toEqual(expected));
