// What a person enters: the base URL of an API, routes as `METHOD /path=protected|open`, origins of pages. Read alike for page and
// command line; each refusal says what to write.
import { ROUTE_EXPECTATIONS, type RouteExpectation } from './test-cases.ts';

export interface ProtectRoute {
  method: string;
  /** Behind the base URL, with a slash at the start. */
  path: string;
  expect: RouteExpectation;
}

/** A value, or what is wrong with the text and what to write. */
export type Read<T> = { ok: true; value: T } | { ok: false; message: string; fix: string };

/** The two of Okta's guide "Protect your API endpoints". */
export const ROUTE_TEMPLATE: readonly ProtectRoute[] = [
  { method: 'GET', path: '/api/whoami', expect: 'protected' },
  { method: 'GET', path: '/api/hello', expect: 'open' },
];

const EXAMPLE = "For example 'GET /api/whoami=protected' or 'GET /api/hello=open'.";

const fault = (message: string, fix: string): Read<never> => ({ ok: false, message, fix });

/** Of one line. The last `=` counts: a query may hold others. */
export function readRoute(text: string): Read<ProtectRoute> {
  const [, verb = '', path = '', word = ''] = /^\s*([A-Za-z]+)\s+(\S+?)\s*=\s*([\w-]+)\s*$/.exec(text) ?? [];
  if (verb === '') return fault(`${text} is no route.`, EXAMPLE);
  const expect = ROUTE_EXPECTATIONS.find((one) => one === word.toLowerCase());
  if (expect === undefined) return fault(`A route is protected or open, and not ${word}.`, EXAMPLE);
  return checkRoute({ method: verb, path, expect });
}

export function checkRoute({ method: given, path: entered, expect }: ProtectRoute): Read<ProtectRoute> {
  const method = given.trim().toUpperCase();
  if (!/^[A-Z]{3,10}$/.test(method)) return fault(`${given} is no HTTP method.`, EXAMPLE);
  const bare = entered.trim();
  if (bare === '') return fault('The path of a route is empty.', EXAMPLE);
  if (/^[a-z]+:\/\//i.test(bare))
    return fault(
      'The path of a route is a whole address.',
      'Give the address once as the base URL, and here the path.',
    );
  if (/[\s\\#{}]/.test(bare))
    return fault(`${bare} cannot be sent.`, 'Write the path with real values in place of {id}, and spaces as %20.');
  return { ok: true, value: { method, path: bare.startsWith('/') ? bare : `/${bare}`, expect } };
}

/** Sending it may change something: a good token, and whatever the API lets in, is carried out. */
export const isWrite = ({ method }: Pick<ProtectRoute, 'method'>): boolean => !/^(GET|HEAD|OPTIONS)$/.test(method);

/** The base URL, without a slash at its end. */
export function readApiUrl(text: string): Read<string> {
  const bare = text.trim();
  const fix = 'For example https://api.example.com or http://localhost:8080.';
  if (bare === '') return fault('The base URL of the API is empty.', fix);
  const url = URL.canParse(bare) ? new URL(bare) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return fault(`${bare} is no address of an API.`, fix);
  if (url.username !== '' || url.password !== '')
    return fault('The base URL holds a user or a password.', 'Leave it out: the test tokens are all that is sent.');
  if (url.search !== '' || url.hash !== '')
    return fault(
      'The base URL has a query or a fragment.',
      'Give the address up to its path; queries belong to routes.',
    );
  return { ok: true, value: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

/** Of a page, as a browser sends it. */
export function readOrigin(text: string): Read<string> {
  const bare = text.trim();
  const url = URL.canParse(bare) ? new URL(bare) : null;
  if (url === null || !/^https?:$/.test(url.protocol))
    return fault(`${bare} is no origin of a page.`, 'For example https://app.example.com or http://localhost:3000.');
  return { ok: true, value: url.origin };
}
