// An exchange as the history keeps it, and its summary.
import type { Exchange, ExchangeSummary } from '../../../shared/model/exchange.ts';

export function sampleExchange(id: string, at = 1_760_000_000_000): { exchange: Exchange; summary: ExchangeSummary } {
  const common = {
    id,
    at,
    kind: 'api' as const,
    tenantId: 'ten-acme',
    tenantName: 'Acme',
    credentialId: 'cred-1',
    credentialName: 'Read only',
    operationId: 'listUsers',
    requestId: 'req-1',
    source: 'workbench' as const,
    pinned: false,
  };
  return {
    exchange: {
      ...common,
      heldScopes: ['okta.users.read'],
      request: { method: 'GET', url: 'https://acme.okta.com/api/v1/users', headers: [['Accept', '*/*']], body: null },
      signed: [],
      response: {
        status: 200,
        statusText: 'OK',
        httpVersion: '1.1',
        headers: [['content-type', 'application/json']],
        body: { id: `body-${id}`, size: 2, contentType: 'application/json', text: '[]', truncated: false },
      },
      failure: null,
      timing: { dns: null, connect: null, tls: null, firstByte: 12, download: 1, total: 13 },
      verdict: {
        verdict: 'allowed',
        title: 'Allowed',
        meaning: 'The call went through.',
        next: '',
        missingScopes: [],
        evidence: [],
        confidence: 'certain',
      },
      rateLimit: null,
      hasNext: false,
      pageOf: null,
      repeat: null,
    },
    summary: {
      ...common,
      method: 'GET',
      target: '/api/v1/users',
      status: 200,
      verdict: 'allowed',
      totalMs: 13,
      size: 2,
    },
  };
}
