// Small readings of an exchange: phases of time, a body made readable, and what can be done about a verdict.
import { describe, expect, it } from 'vitest';
import { readableBody } from '../../../renderer/features/workbench/exchange/readable-body.ts';
import { timingPhases } from '../../../renderer/features/workbench/exchange/timing-phases.ts';
import { verdictActions } from '../../../renderer/features/workbench/response/verdict-actions.ts';
import type { Exchange } from '../../../shared/contract/exchange.ts';
import type { SendInput } from '../../../shared/contract/request.ts';

describe('the phases', () => {
  it('follow each other and leave out what did not happen', () => {
    const phases = timingPhases({ dns: null, connect: null, tls: null, firstByte: 30, download: 10, total: 41 });
    expect(phases.map(({ id, from, ms }) => [id, from, ms])).toEqual([
      ['firstByte', 0, 30],
      ['download', 30, 10],
    ]);
  });
});

describe('a small body', () => {
  it('reads as a form, as indented JSON, or as it is', () => {
    expect(
      readableBody('grant_type=client_credentials&scope=a+b', [['Content-Type', 'application/x-www-form-urlencoded']]),
    ).toBe('grant_type = client_credentials\nscope = a b');
    expect(readableBody('{"a":1}', [['content-type', 'application/json']])).toBe('{\n  "a": 1\n}');
    expect(readableBody('{"a":', [['content-type', 'application/json']])).toBe('{"a":');
  });
});

describe('the actions of a verdict', () => {
  const actions = (
    verdict: string,
    auth: SendInput['auth']['kind'] = 'auto',
    missing: string[] = [],
    unusual: string[] = [],
  ) =>
    verdictActions(
      {
        exchange: { verdict: { verdict, missingScopes: missing } } as unknown as Exchange,
        input: { auth: { kind: auth } } as unknown as SendInput,
        outcome: 'answered',
      },
      unusual,
    ).map((action) => action.label);

  it('ask for the missing scope only where the bench makes the token', () => {
    expect(actions('scope-missing', 'auto', ['okta.groups.read'])).toEqual(['Request it and send again']);
    expect(actions('scope-missing', 'token', ['a', 'b'])).toEqual(['Request them and send again']);
    expect(actions('scope-missing', 'pasted', ['okta.groups.read'])).toEqual([]);
    expect(actions('scope-missing', 'auto', [])).toEqual([]);
  });

  it('renew, wait, or leave out what is unusual', () => {
    expect(actions('token-expired')).toEqual(['Renew and send again']);
    expect(actions('rate-limited')).toEqual(['Wait and send again']);
    expect(actions('scope-refused', 'auto', [], ['okta.dreams.read'])).toEqual(['Leave out okta.dreams.read']);
    expect(actions('allowed')).toEqual([]);
  });
});
