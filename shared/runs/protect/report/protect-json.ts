// A run against one's own API as a value for scripts: the shape of `scopebench protect --json`, and of the file that the page saves.
import type { ProtectView } from '../reduce-protect.ts';

export interface ProtectJson {
  routes: {
    method: string;
    path: string;
    expect: string;
    cases: {
      case: string;
      status: number | null;
      expected: number;
      met: boolean;
      verdict: string;
      cause: string;
      advice: string;
      exchangeId: string | null;
    }[];
  }[];
  cors: {
    method: string;
    path: string;
    from: string;
    origin: string;
    status: number | null;
    allowOrigin: string | null;
    met: boolean;
    verdict: string;
    cause: string;
    advice: string;
    exchangeId: string | null;
  }[];
  met: boolean;
  api: string;
  /** How each token was made, and whether a refusal shows the check alone. */
  tokens: { case: string; origin: string; shownBy: string; how: string }[];
  reason: string | null;
  message: string;
}

export function toProtectJson({ api, routes, cases, cors, tokens, end }: ProtectView): ProtectJson {
  return {
    routes: routes.map(({ method, path, expect }, index) => ({
      method,
      path,
      expect,
      cases: cases.flatMap(({ route, case: id, status, expected, met, verdict, cause, advice, exchangeId }) =>
        route === index ? [{ case: id, status, expected, met, verdict, cause, advice, exchangeId }] : [],
      ),
    })),
    cors: cors.map(({ route, from, origin, status, allowOrigin, met, verdict, cause, advice, exchangeId }) => {
      const { method = '', path = '' } = routes[route] ?? {};
      return { method, path, from, origin, status, allowOrigin, met, verdict, cause, advice, exchangeId };
    }),
    met: end?.met ?? false,
    api,
    tokens: [...tokens],
    reason: end?.reason ?? null,
    message: end?.message ?? 'It has not ended yet.',
  };
}
