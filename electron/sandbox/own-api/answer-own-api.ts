// The API of one's own at work: `GET /api/whoami` for whoever holds a good token, `GET /api/hello` for everybody, and what a browser asks before a page of another
// origin may call. Two of them stand side by side: a sound one, and one with the mistake that is made most, so that a check of both shows a difference. They are no
// part of the org: nothing of Okta's is in their answers, and they believe only what the published keys of the server verify.
import { createLocalJWKSet, decodeJwt, type JWTPayload, jwtVerify } from 'jose';
import type { Exchange } from '../http/exchange.ts';
import type { Reply } from '../http/reply.ts';
import { customServer } from '../servers/custom-server.ts';
import { OWN_API } from './own-api.ts';

/** Undefined: the path is none of theirs. */
export async function answerOwnApi(exchange: Exchange): Promise<Reply | undefined> {
  const [, base = '', route = ''] = /^(\/[^/]+)(\/.*)?$/.exec(exchange.url.pathname) ?? [];
  if (base !== OWN_API.path && base !== OWN_API.weakPath) return undefined;
  const weak = base === OWN_API.weakPath;
  const reply = await answerRoute(exchange, route, weak);
  return { ...reply, foreign: true, headers: [...(reply.headers ?? []), ...corsHeaders(exchange, weak)] };
}

async function answerRoute(exchange: Exchange, route: string, weak: boolean): Promise<Reply> {
  if (route !== '/api/whoami' && route !== '/api/hello') return say(404, 'There is nothing here.');
  if (exchange.method === 'OPTIONS') return { status: 204, headers: [['allow', 'GET, OPTIONS']] };
  if (exchange.method !== 'GET' && exchange.method !== 'HEAD')
    return { ...say(405, 'Only GET is here.'), headers: [['allow', 'GET, OPTIONS']] };
  if (route === '/api/hello') return say(200, 'Hello, whoever you are.');
  return weak ? whoamiUnchecked(exchange) : whoami(exchange);
}

const say = (status: number, message: string): Reply => ({ status, json: { message } });

const bearerOf = ({ request }: Exchange): string | null =>
  /^Bearer +(\S+)$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1] ?? null;

async function whoami(exchange: Exchange): Promise<Reply> {
  const token = bearerOf(exchange);
  if (token === null) return refuse(401, 'Bearer', 'A token is needed.');
  const claims = await verify(exchange, token);
  if (typeof claims === 'string')
    return refuse(401, `Bearer error="invalid_token", error_description="${claims}"`, claims);
  if (!Array.isArray(claims.scp) || !claims.scp.includes(OWN_API.scope))
    return refuse(
      403,
      `Bearer error="insufficient_scope", error_description="The token lacks the scope.", scope="${OWN_API.scope}"`,
      'The token lacks the scope.',
    );
  return { status: 200, json: { sub: claims.sub, cid: claims.cid, scp: claims.scp } };
}

const refuse = (status: number, challenge: string, message: string): Reply => ({
  ...say(status, message),
  headers: [['www-authenticate', challenge]],
});

/** The claims of an access token of the server that is good now; otherwise a sentence. */
async function verify(exchange: Exchange, token: string): Promise<JWTPayload | string> {
  const server = customServer(exchange, OWN_API.authorizationServer);
  if (!server) return 'The authorization server is switched off.';
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys: server.keys.published }), {
      algorithms: ['RS256'],
      issuer: server.issuer,
      audience: OWN_API.audience,
      requiredClaims: ['exp', 'iat', 'sub'],
      currentDate: new Date(exchange.at),
    });
    // Without what its key signs a bound token is as good as stolen, and that is not read here.
    return payload.cnf === undefined ? payload : 'The token is bound to a key.';
  } catch {
    return 'The token is not valid here.';
  }
}

/** The mistake: that there is a token is all that is looked at. */
function whoamiUnchecked(exchange: Exchange): Reply {
  const token = bearerOf(exchange);
  if (token === null) return refuse(401, 'Bearer', 'A token is needed.');
  return { status: 200, json: { sub: subjectOf(token) } };
}

function subjectOf(token: string): string | null {
  try {
    return decodeJwt(token).sub ?? null;
  } catch {
    return null;
  }
}

/** Which page may read the answer: those of one origin; of the weak one, those of any. */
function corsHeaders({ method, request }: Exchange, weak: boolean): [string, string][] {
  const origin = request.headers.get('origin');
  if (origin === null) return [];
  if (!weak && origin !== OWN_API.allowedOrigin) return [['vary', 'Origin']];
  return [
    ['access-control-allow-origin', weak ? '*' : origin],
    ['vary', 'Origin'],
    ...(method === 'OPTIONS'
      ? ([
          ['access-control-allow-methods', 'GET'],
          ['access-control-allow-headers', 'authorization'],
          ['access-control-max-age', '600'],
        ] as [string, string][])
      : []),
  ];
}
