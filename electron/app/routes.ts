// What there is to ask for, in one table, and which of it a request means. The decision is made once, on the path in its one
// spelling, and both the guard and the handler use it: a second reading of the path could give another result.
// Everything needs a session, unless its route says otherwise.

export type Access = 'session' | 'public' | 'control';

export interface Route {
  name: 'session' | 'invitation' | 'rpc' | 'body' | 'catalogue' | 'page';
  access: Access;
  methods: readonly string[];
  /** The largest body that is read, in bytes. */
  mostBytes: number;
  /** What the path names: the id of a body, the file of the page; empty where the path says it all. */
  subject: string;
}

interface Declared {
  name: Route['name'];
  path: RegExp;
  methods: readonly string[];
  access?: Exclude<Access, 'session'>;
  mostBytes?: number;
}

/** An invitation is a token of 43 characters in JSON. */
const MOST_SESSION_BYTES = 4096;
/** A recording to infer from may have 200 million characters. */
const MOST_RPC_BYTES = 256 * 1024 * 1024;

const ROUTES: readonly Declared[] = [
  { name: 'session', path: /^\/session$/, methods: ['POST'], access: 'public', mostBytes: MOST_SESSION_BYTES },
  {
    name: 'invitation',
    path: /^\/session\/invitation$/,
    methods: ['POST'],
    access: 'control',
    mostBytes: MOST_SESSION_BYTES,
  },
  // oRPC would take GET as well, which a page of another origin can send without being asked.
  { name: 'rpc', path: /^\/rpc\/([A-Za-z]+\/[A-Za-z]+)$/, methods: ['POST'], mostBytes: MOST_RPC_BYTES },
  { name: 'catalogue', path: /^\/catalogue$/, methods: ['GET'] },
  { name: 'body', path: /^\/bodies\/([A-Za-z0-9-]{1,100})$/, methods: ['GET'] },
  {
    name: 'page',
    path: /^\/((?:assets\/)?[\w-][\w.-]{0,150}\.(?:html|js|css|svg|png|woff2|json)|)$/,
    methods: ['GET', 'HEAD'],
    access: 'public',
  },
];

export type Refusal = { status: 400 | 401 | 404 | 405; message: string; allow?: string };

/** No path of ours is longer, and none has another character: no percent-encoding, no `//`, no `..`, no `;`, no backslash. */
const LONGEST_PATH = 256;
const PATH = /^(?:\/[\w.-]+)*\/?$/;

export function routeOf({ url, method }: Pick<Request, 'url' | 'method'>): Route | Refusal {
  const path = pathOf(url);
  if (path === null) return { status: 400, message: 'This address is not spelled like any that is served here.' };
  for (const { name, path: pattern, methods, access = 'session', mostBytes = 0 } of ROUTES) {
    const match = pattern.exec(path);
    if (!match) continue;
    if (!methods.includes(method))
      return { status: 405, message: 'This method is not allowed.', allow: methods.join(', ') };
    return { name, access, methods, mostBytes, subject: match[1] ?? '' };
  }
  return { status: 404, message: 'There is nothing at this address.' };
}

/** The path as it was sent, not as a parser of URLs tidied it up; null for one that is not in its one spelling. */
function pathOf(url: string): string | null {
  const path = /^[a-z]+:\/\/[^/?#\\]*([^?#]*)/i.exec(url)?.[1] ?? '';
  const parts = path.split('/');
  if (path.length > LONGEST_PATH || !PATH.test(path) || parts.includes('..') || parts.includes('.')) return null;
  return path === '' ? '/' : path;
}
