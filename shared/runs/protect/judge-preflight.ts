// What an API answers to the preflight of a browser (Fetch, "CORS-preflight fetch"): whether a page of that origin could call the route
// with a token. Pure and total. The allowed origin has to be let in whole; the foreign one must not be named.
import { type HeaderList, headerValue } from '../../okta/wire-text/headers.ts';
import { isMet, type ProtectVerdict } from './protect-verdicts.ts';

export const CORS_ORIGINS = ['allowed', 'foreign'] as const;
export type CorsOrigin = (typeof CORS_ORIGINS)[number];

export interface Preflight {
  from: CorsOrigin;
  /** `https://app.example.com` */
  origin: string;
  /** The method that the page wants to send. */
  method: string;
}

export interface PreflightJudgement {
  met: boolean;
  verdict: ProtectVerdict;
  cause: string;
  advice: string;
}

/** `status` null: there was no answer. */
export function judgePreflight(asked: Preflight, status: number | null, headers: HeaderList): PreflightJudgement {
  const [verdict, cause, advice = ''] = judge(asked, status, headers);
  return { met: isMet(verdict), verdict, cause, advice };
}

/** What a browser sends before the request itself. Never a token: a browser sends none either. */
export const preflightHeaders = ({ origin, method }: Pick<Preflight, 'origin' | 'method'>): HeaderList => [
  ['Origin', origin],
  ['Access-Control-Request-Method', method],
  ['Access-Control-Request-Headers', 'authorization'],
];

type Judged = [verdict: ProtectVerdict, cause: string, advice?: string];

function judge({ from, origin, method }: Preflight, status: number | null, headers: HeaderList): Judged {
  if (status === null) return ['unanswered', 'There was no answer.', 'Check that the API runs and can be reached.'];
  if (status >= 500) return ['server-fault', `HTTP ${status}: the API failed.`, 'Look into the log of the API.'];
  const named = headerValue(headers, 'access-control-allow-origin')?.trim() ?? null;
  const anyOrigin = named === '*';
  if (from === 'foreign') {
    if (anyOrigin)
      return [
        'let-in',
        'Access-Control-Allow-Origin is *: a page of any origin may call this route and read the answer, if it has a token.',
        'Name the origins of your own pages in place of *.',
      ];
    if (named === origin) return judgeReflected(headers);
    return ['refused', 'The foreign origin is not named, so a browser gives its pages no answer.'];
  }
  if (status >= 300 && status < 400)
    return ['redirected', `HTTP ${status}: a browser follows no redirect of a preflight.`, 'Answer OPTIONS itself.'];
  if (status === 401 || status === 403)
    return [
      'refused-wrongly',
      `HTTP ${status}: the preflight was refused. A browser sends no token with it, so it must not need one.`,
      'Handle CORS before the check of tokens.',
    ];
  if (!anyOrigin && named !== origin)
    return [
      'refused-wrongly',
      named === null
        ? `HTTP ${status} without Access-Control-Allow-Origin: CORS is not set up for this route.`
        : `Access-Control-Allow-Origin names ${named}, which is another origin.`,
      `Allow ${origin}: scheme, host and port have to match, without a slash at the end.`,
    ];
  if (status >= 300)
    return ['wrong-status', `HTTP ${status}: a browser wants a preflight answered with 200 or 204.`, 'Answer 204.'];
  return judgeAllowed(method, headers);
}

function judgeAllowed(method: string, headers: HeaderList): Judged {
  const methods = listed(headers, 'access-control-allow-methods');
  const simple = /^(GET|HEAD|POST)$/.test(method);
  if (!simple && !methods.includes(method.toLowerCase()) && !methods.includes('*'))
    return [
      'refused-wrongly',
      `Access-Control-Allow-Methods does not have ${method}.`,
      `Add ${method} to the methods that CORS allows.`,
    ];
  // `*` does not stand for Authorization (Fetch, "CORS non-wildcard request-header name").
  if (!listed(headers, 'access-control-allow-headers').includes('authorization'))
    return [
      'refused-wrongly',
      'Access-Control-Allow-Headers does not have Authorization, and * does not stand for it: a page cannot send its token.',
      'Add Authorization to the headers that CORS allows.',
    ];
  return ['accepted', 'A page of this origin can call the route with its token.'];
}

function judgeReflected(headers: HeaderList): Judged {
  const withCookies = headerValue(headers, 'access-control-allow-credentials')?.trim() === 'true';
  return [
    'let-in',
    withCookies
      ? 'The foreign origin is allowed, with its cookies: any page can act as whoever visits it.'
      : 'The foreign origin is allowed: the API repeats whatever origin asks.',
    'Compare Origin with a list of your own origins, and send no CORS headers for any other.',
  ];
}

const listed = (headers: HeaderList, name: string): string[] =>
  (headerValue(headers, name) ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.trim());
