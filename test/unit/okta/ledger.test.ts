// The ledger's reducer: which scope an answer is evidence for, which answer outweighs which, and when evidence is in doubt.
import { describe, expect, it } from 'vitest';
import type { LedgerBasis } from '../../../shared/model/ledger.ts';
import {
  type LedgerEvidence,
  type LedgerObservation,
  reduceLedger,
  registrationMark,
  staleReasons,
} from '../../../shared/okta/scopes/ledger.ts';
import { isEmptyAnswer, type ScopeEvidence, scopeEvidence } from '../../../shared/okta/scopes/scope-evidence.ts';
import { isEmptyList } from '../../../shared/okta/verdict/empty-list.ts';
import { judgeResponse } from '../../../shared/okta/verdict/verdict.ts';
import type { Verdict } from '../../../shared/okta/verdict/verdicts.ts';

const BASIS: LedgerBasis = { secretId: 'c/s', registered: '1-a', catalogueVersion: '2026.06.3' };
let clock = 0;
const token = (requested: string[], granted: string[], refused: string[] = [], basis = BASIS): LedgerObservation => ({
  kind: 'token',
  requested,
  granted,
  refused,
  at: ++clock,
  exchangeId: `ex-${clock}`,
  basis,
});
const call = (id: string, scopes: string[], heldScopes: string[], verdict: Verdict, more = {}): LedgerObservation => ({
  kind: 'call',
  operation: { id, method: 'GET', path: `/${id}`, scopes },
  heldScopes,
  verdict,
  confidence: 'certain',
  at: ++clock,
  exchangeId: `ex-${clock}`,
  basis: BASIS,
  ...more,
});
const ledgerOf = (...seen: LedgerObservation[]): LedgerEvidence => seen.reduce(reduceLedger, {} as LedgerEvidence);
const effective = (kept: LedgerEvidence) =>
  Object.fromEntries(
    Object.entries(kept).flatMap(([name, { effective }]) => (effective ? [[name, effective.verdict]] : [])),
  );

const READ = 'okta.users.read';
const MANAGE = 'okta.users.manage';

describe('tokens', () => {
  it('requested and granted are distinguished; a later answer takes the place of an earlier', () => {
    const first = ledgerOf(token([READ, 'okta.apps.read'], [READ], ['okta.apps.read']));
    expect(first).toMatchObject({
      [READ]: { granted: { granted: true } },
      'okta.apps.read': { granted: { granted: false } },
    });
    const later = reduceLedger(first, token(['okta.apps.read'], ['okta.apps.read']));
    expect(later['okta.apps.read']?.granted?.granted).toBe(true);
  });

  it('an answer that says nothing about scopes leaves what was known', () => {
    const kept = ledgerOf(token([READ], [READ]), token([READ], [], []));
    expect(kept[READ]).toMatchObject({ granted: { granted: true }, requested: { exchangeId: `ex-${clock}` } });
  });

  it('observations in the wrong order give the same', () => {
    const a = token([READ], [READ]);
    const b = token([READ], [], [READ]);
    expect(ledgerOf(b, a)).toEqual(ledgerOf(a, b));
  });
});

describe('which scope a call is evidence for', () => {
  it.each<[string, string[], string[], Verdict, Record<string, string>]>([
    ['the one that is demanded', [READ], [READ, 'okta.apps.read'], 'allowed', { [READ]: 'allowed' }],
    ['the manage when only that is held', [READ], [MANAGE], 'allowed', { [MANAGE]: 'allowed' }],
    ['the demanded one when both are held', [READ], [READ, MANAGE], 'allowed', { [READ]: 'allowed' }],
    [
      'both of two demands',
      [READ, 'okta.apps.read'],
      [MANAGE, 'okta.apps.read'],
      'allowed',
      { [MANAGE]: 'allowed', 'okta.apps.read': 'allowed' },
    ],
    ['none when the demand was not met', [READ], ['okta.apps.read'], 'allowed', {}],
    ['none for a refusal that was to be expected', [READ], ['okta.apps.read'], 'scope-missing', {}],
    ['a held one that is refused', [READ], [READ], 'scope-missing', { [READ]: 'scope-missing' }],
    ['the role', [READ], [READ], 'role-missing', { [READ]: 'role-missing' }],
    ['the feature', [READ], [READ], 'feature-off', { [READ]: 'feature-off' }],
    ['a write that failed on its body only', [MANAGE], [MANAGE], 'bad-request', { [MANAGE]: 'bad-request' }],
    ['nothing for a fault of the server', [READ], [READ], 'server-fault', {}],
    ['nothing for an expired token', [READ], [READ], 'token-expired', {}],
  ])('%s', (_what, demanded, held, verdict, expected) => {
    expect(effective(ledgerOf(call('op', demanded, held, verdict)))).toEqual(expected);
  });

  it('a scope that the org did not grant is shown as missing by the call', () => {
    const kept = ledgerOf(
      token([READ, 'okta.apps.read'], [READ], ['okta.apps.read']),
      call('apps', ['okta.apps.read'], [READ], 'scope-missing'),
    );
    expect(effective(kept)).toEqual({ 'okta.apps.read': 'scope-missing' });
  });

  it('a pasted token is granted by being held', () => {
    expect(ledgerOf(call('op', [READ], [READ], 'allowed'))[READ]).toMatchObject({
      requested: null,
      granted: { granted: true },
    });
  });
});

describe('what an answer shows of the scope', () => {
  it.each<[Verdict, string, boolean, ScopeEvidence]>([
    ['allowed', 'GET', false, 'effective'],
    ['allowed', 'GET', true, 'accepted'],
    ['role-missing', 'GET', false, 'accepted'],
    ['not-found', 'GET', false, 'accepted'],
    ['bad-request', 'GET', false, 'accepted'],
    ['bad-request', 'POST', false, 'effective'],
    ['scope-missing', 'GET', false, 'refused'],
    ['feature-off', 'GET', false, 'unclear'],
    ['server-fault', 'GET', false, 'unclear'],
    ['unreachable', 'GET', false, 'unclear'],
  ])('%s by %s, empty list %s: %s', (verdict, method, emptyList, evidence) =>
    expect(scopeEvidence({ verdict, method, emptyList })).toBe(evidence),
  );

  it.each(['[]', ' [ ] ', '{"domains":[]}', '{"policies":[],"_links":{"self":{}}}'])(
    '%s is judged an empty list',
    (bodyText) => {
      const judged = judgeResponse({
        operation: null,
        method: 'GET',
        path: '/api/v1/domains',
        status: 200,
        headers: [['content-type', 'application/json']],
        bodyText,
        heldScopes: null,
      });
      expect(isEmptyAnswer(judged)).toBe(true);
      expect(isEmptyList(bodyText)).toBe(true);
    },
  );
});

describe('which answer outweighs', () => {
  const held = (id: string, verdict: Verdict, more = {}) => call(id, [READ], [READ], verdict, more);
  it.each<[string, LedgerObservation[], string]>([
    ['a role missing elsewhere does not undo', [held('a', 'allowed'), held('b', 'role-missing')], 'allowed'],
    ['the same operation does', [held('a', 'allowed'), held('a', 'role-missing')], 'role-missing'],
    ['a refusal of the held scope does', [held('a', 'allowed'), held('b', 'scope-missing')], 'scope-missing'],
    ['more is better', [held('a', 'role-missing'), held('b', 'allowed')], 'allowed'],
    [
      'an empty list does not undo an answer about the request',
      [held('a', 'conflict'), held('b', 'allowed', { confidence: 'likely' })],
      'conflict',
    ],
    [
      'an empty list says more than a missing role',
      [held('a', 'role-missing'), held('b', 'allowed', { confidence: 'likely' })],
      'allowed',
    ],
    [
      'under another secret all begins over',
      [held('a', 'allowed'), held('b', 'role-missing', { basis: { ...BASIS, secretId: 'c/t' } })],
      'role-missing',
    ],
  ])('%s', (_what, seen, expected) => expect(effective(ledgerOf(...seen))[READ]).toBe(expected));

  it('an empty list does not take the place of a full one', () => {
    const kept = ledgerOf(held('a', 'allowed'), held('b', 'allowed', { confidence: 'likely' }));
    expect(kept[READ]?.effective).toMatchObject({ operationId: 'a', confidence: 'certain' });
  });
});

describe('stale', () => {
  const kept = ledgerOf(token([READ], [READ]), call('op', [READ], [READ], 'allowed'))[READ]!;
  it.each<[string, Partial<LedgerBasis>, string[]]>([
    ['nothing changed', {}, []],
    ['secret', { secretId: 'c/t' }, ['secret-changed']],
    ['registration', { registered: '2-b' }, ['registered-changed']],
    ['catalogue', { catalogueVersion: '2026.09.0' }, ['catalogue-changed']],
  ])('%s', (_what, change, reasons) => expect(staleReasons(kept, { ...BASIS, ...change })).toEqual(reasons));

  it('a registration that was not known before is no change', () => {
    const unknown = ledgerOf(token([READ], [READ], [], { ...BASIS, registered: null }))[READ]!;
    expect(staleReasons(unknown, BASIS)).toEqual([]);
  });

  it('the mark of a registration does not depend on the order', () => {
    expect(registrationMark(['b', 'a', 'a'])).toBe(registrationMark(['a', 'b']));
    expect(registrationMark(['a'])).not.toBe(registrationMark(['a', 'b']));
  });
});
