// What is shown behind a step that was not met: what the answer means, how it began, the request as a cURL command without its token,
// and the command that repeats the step.
import type { Exchange } from '../../../model/exchange.ts';
import type { CopyRequest } from '../../../okta/copy-as/copy-request.ts';
import { toCurl } from '../../../okta/copy-as/curl.ts';
import { authorizationScheme } from '../../../okta/credentials/authorization-schemes.ts';
import { type HeaderList, headerValue } from '../../../okta/wire-text/headers.ts';
import { redactHeaders, redactText, redactUrl } from '../../../redact/redact-text.ts';
import type { NegativeResult } from '../plan-events.ts';
import { planFile, type ReportedPlan, type ReportedStep, stepsOf } from './report-facts.ts';

export interface StepEvidence {
  /** Title, meaning and what to do next, in sentences. */
  meaning: string;
  answer: string;
  curl: string;
}

const MOST_OF_BODY = 1000;
/** Those by which a refusal is understood. */
const HEADERS_OF_A_REFUSAL = ['www-authenticate', 'content-type', 'location', 'retry-after', 'x-okta-request-id'];
/** Made for each call, or by the wire; a request that is sent again gets its own. */
const NOT_TO_BE_SENT_AGAIN = /^(?:dpop|host|connection|content-length|accept-encoding|user-agent|transfer-encoding)$/i;
const MADE_FOR_THE_CALL =
  /^(?:authorization|dpop|host|connection|content-length|accept-encoding|user-agent|transfer-encoding)$/i;

/** Of a step or a negative case. Null when its exchange is not there. */
export function evidenceOf(
  { evidence }: ReportedPlan,
  { result }: { result: { exchangeId: string | null } | null },
): StepEvidence | null {
  const exchange = evidence.get(result?.exchangeId ?? '');
  if (!exchange) return null;
  const { title, meaning, next } = exchange.verdict;
  const sentences = [title, meaning, next].filter((text) => text !== '').map((text) => text.replace(/[^.!?]$/, '$&.'));
  return { meaning: redactText(sentences.join(' ')), answer: answerOf(exchange), curl: curlOf(exchange) };
}

function answerOf({ response, failure }: Exchange): string {
  const lines: string[] = [];
  if (response) {
    lines.push(`HTTP ${response.status} ${response.statusText}`.trimEnd());
    const headers = redactHeaders(response.headers);
    for (const name of HEADERS_OF_A_REFUSAL) {
      const value = headerValue(headers, name);
      if (value !== null) lines.push(`${name}: ${value}`);
    }
    const { text, size } = response.body;
    lines.push('', text === null ? `(${size} bytes that are not shown)` : beginningOf(redactText(text)));
  }
  if (failure) lines.push(`${failure.message} ${failure.fix}`);
  return redactText(lines.join('\n').trimEnd());
}

/** What is secret is taken out before: a cut could leave a piece of it that no one recognises. */
function beginningOf(text: string): string {
  if (text.length <= MOST_OF_BODY) return text;
  const head = text.slice(0, MOST_OF_BODY).replace(/[\uD800-\uDBFF]$/, '');
  return `${head}\n… (${text.length - head.length} more characters)`;
}

/** A call of the API gets its token from the environment. A token request is shown as it was, its secret masked. */
function curlOf({ kind, request, repeat }: Exchange): string {
  const { method, headers } = request;
  const url = redactUrl(request.url);
  const body = request.body === null ? null : redactText(request.body);
  if (kind === 'token')
    return toCurl({ method, url, body, headers: shown(headers, NOT_TO_BE_SENT_AGAIN), token: null });
  const given = repeat?.kind === 'request' ? repeat.request.headers : headers;
  const type = headerValue(given, 'content-type') === null ? headerValue(headers, 'content-type') : null;
  const own = shown(given, MADE_FOR_THE_CALL);
  return toCurl({
    method,
    url,
    body,
    headers: type === null || body === null ? own : [...own, ['Content-Type', type]],
    token: tokenOf(headers),
  });
}

const shown = (headers: HeaderList, without: RegExp): HeaderList =>
  redactHeaders(headers.filter(([name]) => !without.test(name)));

function tokenOf(headers: HeaderList): CopyRequest['token'] {
  const scheme = authorizationScheme(headerValue(headers, 'authorization'));
  return scheme === undefined || scheme === 'none' ? null : { kind: 'placeholder', scheme };
}

/** For a POSIX shell. A step of the teardown goes out with the whole plan only. */
export function commandOf(
  plan: ReportedPlan,
  { facts }: { facts: Pick<ReportedStep['facts'], 'id' | 'part'> },
): string {
  const { values = {}, allowWrites } = plan.view.started?.input ?? {};
  return [
    'scopebench run',
    quoted(planFile(plan)),
    ...(facts.part === 'steps' ? ['--step', quoted(facts.id)] : []),
    ...plan.target.map(quoted),
    ...Object.entries(values).flatMap(([name, value]) => ['--var', quoted(`${name}=${value}`)]),
    ...(allowWrites ? ['--allow-writes'] : []),
  ].join(' ');
}

/** With the step that it is of, where it is of one of the plan itself. */
export function commandOfNegative(plan: ReportedPlan, { stepId }: NegativeResult): string {
  const step = stepsOf(plan).find(({ facts }) => facts.id === stepId) ?? WHOLE_PLAN;
  return `${commandOf(plan, step)} --negative`;
}

const WHOLE_PLAN = { facts: { id: '', part: 'teardown' } } as const;

const quoted = (text: string): string => (/^[\w./:@=+,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);
