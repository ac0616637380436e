// One attempt: a request goes out, and its answer is read to the end. Whatever leaves here has been searched for the secrets
// that took part, those that the answer itself grants among them; only the tokens are handed on as they are, for the engine.
import type { Exchange, Failure } from '../../../shared/model/exchange.ts';
import type { HeaderList } from '../../../shared/okta/wire-text/headers.ts';
import { headerValue } from '../../../shared/okta/wire-text/headers.ts';
import { asObject, asText, parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import { percentDecode } from '../../../shared/okta/wire-text/percent-decode.ts';
import { clientSecretsIn, givesClientSecrets } from '../../../shared/redact/client-secrets.ts';
import { grantedSecrets } from '../../../shared/redact/granted-secrets.ts';
import { redactHeaders, redactText } from '../../../shared/redact/redact-text.ts';
import { sentSecrets } from '../../../shared/redact/sent-secrets.ts';
import { WireError } from '../errors.ts';
import { bodyIdOf } from '../history/body-ids.ts';
import type { BodyStore, Wire, WireNetwork, WireResponse } from '../ports.ts';
import { type Between, type Destination, sendTo } from './destination.ts';
import { readSecretBody, storeBody } from './read-body.ts';
import type { Scrubber } from './scrub.ts';

export interface HttpRequest {
  method: string;
  /** From the root of the destination, with its query. */
  path: string;
  headers: HeaderList;
  body: string | null;
}

export interface AttemptRequest {
  /** Of the exchange: its body is kept under it. */
  id: string;
  kind: Exchange['kind'];
  destination: Destination;
  /** Of `request.path` at the destination. */
  url: URL;
  request: HttpRequest;
  network: WireNetwork;
  signal: AbortSignal;
  /** What must not be exposed, beside what the request itself shows to be one. */
  secrets: readonly string[];
  /** Goes out with it and is no part of what is recorded. */
  unrecorded: HeaderList;
  between?: Between | undefined;
  timeoutMs: number;
}

export interface AttemptPorts {
  wire: Wire;
  bodies: BodyStore;
  maxBodyBytes: number;
  /**
   * What is sent or received is searched with it, for these and for all that is known. Called again with what an answer grants,
   * before anything is made of that answer.
   */
  scrubber(secrets: readonly string[]): Scrubber;
}

/** What a token endpoint granted, each null where it is not there: for the engine only. */
export interface GrantedTokens {
  access: string | null;
  refresh: string | null;
  id: string | null;
}

export interface Attempt {
  /** As they went out, in the words of the wire; secrets still in them. */
  sentHeaders: HeaderList;
  /** Null when there was none. */
  response: Exchange['response'];
  /** There may be one beside a response: its body broke off. */
  failure: Failure | null;
  timing: Exchange['timing'];
  /** The text that a verdict is made of; the beginning of a long one. */
  judged: string;
  /** Whether `judged` may be read as an answer about tokens. */
  aboutToken: boolean;
  /** Of a token response: the tokens themselves. */
  tokens: GrantedTokens | null;
  /** The one that this answer gives out, as it is; null where it gives none, or several. */
  clientSecret: string | null;
  /** Knows what took part, and what was granted. */
  scrubber: Scrubber;
}

/** With its path in the spelling that a server reads it in. */
const TOKEN_ENDPOINT = /^\/oauth2\/(?:[^/]+\/)?v1\/token\/?$/;

/** Throws ORIGIN_REFUSED before anything is sent; an org that cannot be reached is an attempt with a failure. */
export async function attempt(input: AttemptRequest, ports: AttemptPorts): Promise<Attempt> {
  const { kind, destination, url, request, network, signal, unrecorded, timeoutMs, between } = input;
  // Whoever asks a token endpoint by hand gets a token all the same.
  const aboutToken = kind === 'token' || kind === 'introspect' || isTokenEndpoint(url.pathname);
  // What was typed is as secret as what was saved.
  const secrets = [...input.secrets, ...sentSecrets(request)];
  // Before anything goes out: from here on the whole process knows them.
  const scrubber = ports.scrubber(secrets);
  try {
    const out = { ...request, url, unrecorded, timeoutMs, network, signal, between };
    const answer = await sendTo(ports.wire, destination, out);
    const knowing = (granted: string[]) => ports.scrubber([...secrets, ...granted]);
    if (aboutToken) return await readTokenAnswer(kind, answer, knowing);
    return givesClientSecrets(request.method, url.pathname)
      ? await readSecretAnswer(answer, knowing, ports, input.id)
      : await readAnswer(answer, scrubber, ports, input.id);
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return {
      sentHeaders: request.headers,
      response: null,
      failure: scrubber.value(error.failure),
      timing: error.timing,
      judged: '',
      aboutToken,
      tokens: null,
      clientSecret: null,
      scrubber,
    };
  }
}

async function readAnswer(
  answer: WireResponse,
  scrubber: Scrubber,
  { bodies, maxBodyBytes }: AttemptPorts,
  id: string,
): Promise<Attempt> {
  const read = await storeBody(bodies, bodyIdOf(id), answer.body, scrubber, maxBodyBytes);
  return {
    ...seen(answer, read, scrubber),
    judged: read.raw,
    aboutToken: false,
    tokens: null,
    clientSecret: null,
  };
}

/** Held back until its secrets are known and gone; what is left of it is kept like every other body. */
async function readSecretAnswer(
  answer: WireResponse,
  knowing: (granted: string[]) => Scrubber,
  { bodies, maxBodyBytes }: AttemptPorts,
  id: string,
): Promise<Attempt> {
  const whole = await readSecretBody(answer.body);
  const given = clientSecretsIn(whole.raw);
  const scrubber = knowing(given);
  const judged = scrubber.text(whole.raw);
  const read = await storeBody(bodies, bodyIdOf(id), bytesOf(redactText(judged)), scrubber, maxBodyBytes);
  return {
    ...seen(answer, { ...read, failure: whole.failure ?? read.failure }, scrubber),
    judged,
    aboutToken: false,
    tokens: null,
    clientSecret: given.length === 1 ? (given[0] ?? null) : null,
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** Kept in memory only, and what it grants is known before anything is shown, kept or judged: an opaque token has no look of its own. */
async function readTokenAnswer(
  kind: Exchange['kind'],
  answer: WireResponse,
  knowing: (granted: string[]) => Scrubber,
): Promise<Attempt> {
  const read = await readSecretBody(answer.body);
  const scrubber = knowing(grantedSecrets(answer.headers, read.raw));
  // By value first, and by place after: what the latter takes could leave a piece of a secret behind.
  const judged = scrubber.text(read.raw);
  return {
    ...seen(answer, { ...read, text: redactText(judged) }, scrubber),
    judged,
    aboutToken: true,
    tokens: kind === 'token' ? grantedTokens(read.raw) : null,
    clientSecret: null,
  };
}

function grantedTokens(text: string): GrantedTokens {
  const answer = asObject(parseJsonText(text));
  return {
    access: asText(answer?.access_token),
    refresh: asText(answer?.refresh_token),
    id: asText(answer?.id_token),
  };
}

/** An answer as it may be shown. `read.text` has to be without secrets already. */
function seen(
  { status, sentHeaders, timing, statusText, httpVersion, headers }: WireResponse,
  read: { id: string | null; size: number; text: string | null; failure: Failure | null },
  scrubber: Scrubber,
): Pick<Attempt, 'sentHeaders' | 'response' | 'failure' | 'timing' | 'scrubber'> {
  const answered = scrubber.value({ statusText, httpVersion, headers });
  return {
    sentHeaders,
    response: {
      status,
      ...answered,
      headers: redactHeaders(answered.headers),
      body: {
        id: read.id,
        size: read.size,
        contentType: headerValue(answered.headers, 'content-type'),
        text: read.text,
        truncated: read.failure !== null,
      },
    },
    failure: scrubber.value(read.failure),
    timing: timing(),
    scrubber,
  };
}

function isTokenEndpoint(path: string): boolean {
  return TOKEN_ENDPOINT.test(
    percentDecode(path)
      .replace(/;[^/]*/g, '')
      .replace(/\/{2,}/g, '/'),
  );
}
