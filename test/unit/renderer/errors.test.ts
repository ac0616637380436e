import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { HostLostError, SessionEndedError } from '../../../renderer/platform/connection.ts';
import { toUserError } from '../../../renderer/platform/errors.ts';

describe('what was thrown', () => {
  it('keeps the words of a typed error', () => {
    const thrown = new ORPCError('CONFLICT', {
      message: 'There is already a tenant named acme.',
      data: {
        fix: 'Choose another name.',
        meaning: 'Names are how they are distinguished.',
        details: { name: 'acme' },
      },
    });
    expect(toUserError(thrown)).toEqual({
      code: 'CONFLICT',
      message: 'There is already a tenant named acme.',
      meaning: 'Names are how they are distinguished.',
      fix: 'Choose another name.',
      details: { name: 'acme' },
    });
  });

  it('names the field of a refused input', () => {
    const thrown = new ORPCError('BAD_REQUEST', { data: { issues: [{ path: ['name'], message: 'Too long' }] } });
    expect(toUserError(thrown)).toMatchObject({ code: 'INVALID_INPUT', meaning: 'name: Too long' });
  });

  it('says that the host is lost, also when a stream breaks off', () => {
    for (const thrown of [new HostLostError('gone'), new TypeError('network error')])
      expect(toUserError(thrown)).toMatchObject({
        code: 'HOST_LOST',
        message: 'Scopebench’s local service does not answer.',
      });
  });

  it('distinguishes an ended session from a lost host', () =>
    expect(toUserError(new SessionEndedError('over'))).toMatchObject({ code: 'SESSION_ENDED', message: 'over' }));

  it('has words for anything else', () =>
    expect(toUserError('odd')).toMatchObject({ code: 'UNEXPECTED', meaning: 'odd' }));
});
