// The write guard: reads pass, writes to production need a click, deletes the tenant's name.
import { describe, expect, it } from 'vitest';
import { checkGuard, guardWrite } from '../../../shared/okta/write-guard.ts';

const acme = { name: 'Acme', production: true };

describe('write guard', () => {
  it.each([
    ['GET', true, 'none'],
    ['head', true, 'none'],
    ['POST', false, 'none'],
    ['DELETE', false, 'none'],
    ['POST', true, 'arm'],
    ['patch', true, 'arm'],
    ['DELETE', true, 'name'],
    ['PURGE', true, 'arm'],
  ])('%s, production %s: %s', (method, production, level) =>
    expect(guardWrite(method, { name: 'Acme', production }).level).toBe(level),
  );

  it.each([
    ['GET', {}, true],
    ['PUT', {}, false],
    ['PUT', { armed: true }, true],
    ['DELETE', { armed: true }, false],
    ['DELETE', { armed: true, confirmName: 'acme' }, false],
    ['DELETE', { confirmName: 'Acme' }, false],
    ['DELETE', { armed: true, confirmName: ' Acme ' }, true],
  ])('%s with %j passes: %s', (method, given, ok) => expect(checkGuard(method, acme, given).ok).toBe(ok));
});
