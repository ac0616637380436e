// The check of the configuration guide: whether it opens for a customer who has no login, and is about this integration. Reads the page as a browser
// would at first, follows its redirects, and runs no script.
import type { Integration } from '../../../shared/integration/integration.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import type { CheckEvidence } from '../../../shared/runs/readiness/readiness-events.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import { publicPageDestination } from '../exchange/destination.ts';
import type { Result } from './credential-checks.ts';

const MOST_REDIRECTS = 5;
/** Addresses that ask who one is. */
const LOGIN = /(^|[/.?&_-])(log[-_]?in|sign[-_]?in|sso|saml2?|oauth2?|authorize|auth)([/.?&=_-]|$)/i;
const PASSWORD_FIELD = /<input[^>]+type\s*=\s*["']?password/i;

export async function checkGuide(
  context: EngineContext,
  tenant: { id: string; name: string },
  integration: Integration,
  signal: AbortSignal,
): Promise<Result> {
  const { guide } = integration;
  if (guide === null)
    return fail('The file names no guide.', 'Publish a configuration guide, and give its address.', []);
  if (!URL.canParse(guide)) return fail(`${guide} is no address.`, 'Give the whole address, with https://.', []);
  const evidence: CheckEvidence[] = [];
  let url = new URL(guide);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const opened = await openPage(context, tenant, url, signal);
    if (typeof opened === 'string') return fail(opened, 'Publish the guide under https.', evidence);
    const status = opened.response?.status ?? null;
    evidence.push({ what: `GET ${url.href}`, tenant: null, runId: null, exchangeId: opened.id, status });
    if (status === null)
      return {
        ...fail(
          `${url.host} did not answer: ${opened.failure?.message ?? ''}`,
          'Look whether the page is there.',
          evidence,
        ),
        state: 'not-run',
      };
    const location = headerValue(opened.response?.headers ?? [], 'location');
    if (status < 300 || status >= 400 || location === null || !URL.canParse(location, url.href))
      return judgePage(opened, status, url, integration, evidence);
    url = new URL(location, url.href);
    if (LOGIN.test(`${url.hostname}${url.pathname}`))
      return fail(`It leads to a login: ${url.host}${url.pathname}.`, 'Make the guide open to everybody.', evidence);
  }
  return fail(
    'It leads from one address to the next without an end.',
    'Give the address of the page itself.',
    evidence,
  );
}

/** A sentence where it may not be asked for at all. */
async function openPage(
  context: EngineContext,
  tenant: { id: string; name: string },
  url: URL,
  signal: AbortSignal,
): Promise<Exchange | string> {
  try {
    const { exchange } = await context.run({
      kind: 'check',
      destination: publicPageDestination(url.href, tenant),
      credential: null,
      operation: null,
      heldScopes: null,
      request: {
        method: 'GET',
        path: url.href.slice(url.origin.length),
        headers: [['Accept', 'text/html']],
        body: null,
      },
      signal,
      secrets: [],
    });
    return exchange;
  } catch (error) {
    if (error instanceof BenchError && error.code === 'ORIGIN_REFUSED') return error.message;
    throw error;
  }
}

function judgePage(
  { response }: Exchange,
  status: number,
  url: URL,
  { name }: Integration,
  evidence: CheckEvidence[],
): Result {
  if (status === 401 || status === 403)
    return fail(`It was answered with ${status}: a login is asked for.`, 'Make the guide open to everybody.', evidence);
  if (status >= 300) return fail(`It was answered with ${status}.`, 'Give the address of the page itself.', evidence);
  const text = response?.body.text ?? '';
  if (PASSWORD_FIELD.test(text))
    return fail('The page asks for a password.', 'Make the guide open to everybody.', evidence);
  const said = plainText(text);
  if (!said.includes(name.toLowerCase()))
    return {
      state: 'warn',
      why: `${url.host} answered, and the text does not hold the name ${name}. A page that a script draws cannot be read here.`,
      fix: 'Name the integration in the guide, or look yourself.',
      evidence,
    };
  return {
    state: 'pass',
    why: `${url.host} answered with ${status}, and the page names ${name}.`,
    fix: null,
    evidence,
  };
}

const plainText = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .toLowerCase();

const fail = (why: string, fix: string, evidence: CheckEvidence[]): Result => ({ state: 'fail', why, fix, evidence });
