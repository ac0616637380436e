// Is this an Okta org, and does the bench reach it? Two public documents answer, with no credential (FACTS §8).
import type { CheckResult, Tenant } from '../../../shared/model/tenant.ts';
import { parseOrgUrl } from '../../../shared/okta/org-url/org-url.ts';
import { measureClockSkew } from '../../../shared/okta/wire-text/clock-skew.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { asText } from '../../../shared/okta/wire-text/json-text.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { tenantDestination } from '../exchange/destination.ts';
import { readPublicJson } from '../exchange/read-public-json.ts';
import type { TenantService } from './tenant-service.ts';

type Finding = CheckResult['findings'][number];

export async function checkTenant(
  context: EngineContext,
  tenants: Pick<TenantService, 'keepCheck'>,
  input: { tenantId?: string | undefined; url?: string | undefined },
): Promise<CheckResult> {
  const target = await targetOf(context, input);
  const destination = tenantDestination(target);
  const organization = await readPublicJson(context, {
    kind: 'check',
    destination,
    operation: null,
    path: '/.well-known/okta-organization',
  });
  const findings: Finding[] = [];
  const result: CheckResult = {
    isOkta: false,
    organization: null,
    issuer: null,
    tokenEndpoint: null,
    clockSkewMs: null,
    findings,
  };
  if (organization.exchange.failure) {
    findings.push({
      level: 'problem',
      message: organization.exchange.failure.message,
      fix: organization.exchange.failure.fix,
    });
    return result;
  }
  const id = asText(organization.json?.id);
  result.isOkta = id !== null;
  if (id === null) {
    findings.push({
      level: 'problem',
      message: `${target.origin} answers, but not as an Okta org does.`,
      fix: 'Check the address: it is the one that your admins sign in at, without -admin.',
    });
    return result;
  }
  result.organization = { id, pipeline: asText(organization.json?.pipeline), checkedAt: context.now() };
  findings.push({
    level: 'ok',
    message: `This is an Okta org (${result.organization.pipeline === 'idx' ? 'Identity Engine' : 'Classic Engine'}).`,
    fix: null,
  });
  const metadata = await readPublicJson(context, {
    kind: 'check',
    destination,
    operation: null,
    path: '/.well-known/openid-configuration',
  });
  result.issuer = asText(metadata.json?.issuer);
  result.tokenEndpoint = asText(metadata.json?.token_endpoint);
  if (result.issuer !== null && result.issuer !== target.origin)
    findings.push({
      level: 'note',
      message: `The org calls itself ${result.issuer}.`,
      fix: 'Tokens will name that address as their issuer. That is usual for a custom domain.',
    });
  const { exchange } = organization;
  const skew = measureClockSkew(
    headerValue(exchange.response?.headers ?? [], 'date'),
    exchange.at,
    exchange.at + exchange.timing.total,
  );
  result.clockSkewMs = skew?.skewMs ?? null;
  if (skew)
    findings.push({
      level: skew.level === 'fine' ? 'ok' : skew.level === 'harmful' ? 'problem' : 'note',
      message: skew.message,
      fix: null,
    });
  if (context.sources.of(target.id).abilities.editable) await tenants.keepCheck(target.origin, result.organization);
  return result;
}

async function targetOf(
  context: EngineContext,
  input: { tenantId?: string | undefined; url?: string | undefined },
): Promise<Pick<Tenant, 'id' | 'name' | 'origin'>> {
  if (input.url !== undefined) {
    const parsed = parseOrgUrl(input.url);
    if (!parsed.ok)
      throw new BenchError('INVALID_INPUT', parsed.message, { fix: parsed.fix, details: { reason: parsed.code } });
    return context.sources.unsaved(parsed, input.tenantId);
  }
  if (input.tenantId === undefined)
    throw new BenchError('INVALID_INPUT', 'Nothing to check.', { fix: 'Give a tenant or an address.' });
  return context.tenants.get(input.tenantId);
}
