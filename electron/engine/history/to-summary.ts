// One row of the history list out of an exchange.
import type { Exchange, ExchangeSummary } from '../../../shared/model/exchange.ts';

export function toSummary(exchange: Exchange): ExchangeSummary {
  const url = new URL(exchange.request.url);
  return {
    id: exchange.id,
    at: exchange.at,
    kind: exchange.kind,
    tenantId: exchange.tenantId,
    tenantName: exchange.tenantName,
    credentialId: exchange.credentialId,
    credentialName: exchange.credentialName,
    operationId: exchange.operationId,
    method: exchange.request.method,
    target: `${exchange.kind === 'own-api' ? url.origin : ''}${url.pathname}${url.search}`,
    status: exchange.response?.status ?? null,
    verdict: exchange.verdict.verdict,
    totalMs: exchange.timing.total,
    size: exchange.response?.body.size ?? null,
    requestId: exchange.requestId,
    source: exchange.source,
    pinned: exchange.pinned,
  };
}
