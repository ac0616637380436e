// The request itself, after every permission is settled (FACTS §11: scope and role are checked before validation): media types,
// declared query parameters, and a body that is JSON.

import type { Parameter } from '../../../shared/okta/catalogue/catalogue.ts';
import { PUBLISHED_CAUSES } from '../../../shared/okta/errors/published/cause-texts.ts';
import type { Exchange, Step } from '../http/exchange.ts';
import { readBodyText } from '../http/limit-body.ts';
import { oktaError } from '../http/okta-error.ts';
import type { Reply } from '../http/reply.ts';
import { challenge } from './challenge.ts';
import { parseJson } from './parse-json.ts';

/** Operations that take something else than JSON: uploads, certificate requests, signed events. */
const OTHER_MEDIA = /\/(logo|favicon|background-image|csrs|publish|security-events)$/;
/** Operations that answer with something else than JSON. */
const OTHER_ACCEPT =
  /\/(metadata|preview|customized|default-content|apple-app-site-association|assetlinks\.json|webauthn)$/;

export const checkAccept: Step = (exchange) => {
  const accept = exchange.request.headers.get('accept');
  if (accept === null || OTHER_ACCEPT.test(exchange.url.pathname)) return undefined;
  const types = accept.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '');
  const accepted = types.some(
    (type) =>
      type === '*/*' || type === 'application/*' || type === '' || /^application\/([\w.+-]+\+)?json$/.test(type),
  );
  return accepted ? undefined : oktaError(exchange, 'E0000019');
};

export const checkQuery: Step = (exchange) => {
  for (const parameter of exchange.operation?.parameters ?? []) {
    if (parameter.in !== 'query') continue;
    const value = exchange.url.searchParams.get(parameter.name);
    const refused =
      value === null || value === '' ? checkPresence(exchange, parameter) : checkValue(exchange, parameter, value);
    if (refused) return refused;
  }
  return undefined;
};

function checkPresence(exchange: Exchange, parameter: Parameter): Reply | undefined {
  if (!parameter.required) return undefined;
  if (exchange.operation?.path === '/api/v1/principal-rate-limits') {
    // Captured with this spelling (FACTS §3.2); the rest of the sentence is ours.
    return oktaError(exchange, 'E0000001', 'principalRateLimitMediated', [
      "filter: The attrbute 'filter' must be specified.",
    ]);
  }
  return oktaError(exchange, 'E0000028', '', [`${parameter.name}: The parameter is required.`]);
}

function checkValue(exchange: Exchange, parameter: Parameter, value: string): Reply | undefined {
  const invalid = (why: string) => oktaError(exchange, 'E0000001', parameter.name, [`${parameter.name}: ${why}`]);
  if (parameter.type === 'integer' || parameter.name === 'limit') {
    if (!/^-?\d{1,9}$/.test(value)) return invalid('The value must be an integer.');
    const number = Number(value);
    const lowest =
      parameter.default === -1 ? -1 : (parameter.min ?? (parameter.name === 'limit' ? 1 : Number.NEGATIVE_INFINITY));
    if (number < lowest) return invalid(`The value must not be less than ${lowest}.`);
    if (parameter.max !== undefined && number > parameter.max)
      return invalid(`The value must not be greater than ${parameter.max}.`);
  } else if (parameter.name === 'expand' && !/^[\w./*-]+(,[\w./*-]+)*$/.test(value)) {
    return oktaError(exchange, 'E0000001', 'RequestParams', [PUBLISHED_CAUSES.expand_malformed]);
  } else if (parameter.type === 'boolean' && !/^(true|false)$/i.test(value)) {
    return invalid('The value must be true or false.');
  }
  return undefined;
}

export const checkLength: Step = (exchange) =>
  exchange.wire.lengthMissing && ['POST', 'PUT'].includes(exchange.method) ? { status: 411 } : undefined;

export const readBody: Step = async (exchange) => {
  if (['GET', 'HEAD', 'OPTIONS'].includes(exchange.method)) return undefined;
  const read = await readBodyText(exchange);
  if ('refused' in read) return read.refused;
  const { text } = read;
  const type = exchange.request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? null;
  if (type === 'application/x-www-form-urlencoded' && new URLSearchParams(text).has('access_token')) {
    return challenge(exchange, 'access_token_duplicate');
  }
  if (text.trim() === '' || !exchange.operation?.body || OTHER_MEDIA.test(exchange.url.pathname)) return undefined;
  if (type === null) return oktaError(exchange, 'E0000018');
  if (!/^application\/([\w.+-]+\+)?json$/.test(type)) return oktaError(exchange, 'E0000021');
  exchange.body = parseJson(text);
  return exchange.body === undefined ? oktaError(exchange, 'E0000003') : undefined;
};
