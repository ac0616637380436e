// The answer that is looked at, of a case or of a preflight alike: what was sent, what it means, and the exchange behind it.
import type { ProtectVerdict } from '../../../shared/runs/protect/protect-verdicts.ts';
import type { ProtectView } from '../../../shared/runs/protect/reduce-protect.ts';
import { testCase } from '../../../shared/runs/protect/test-cases.ts';
import { cellKey } from './protect-address.ts';

export interface ShownAnswer {
  title: string;
  /** Method and path. */
  wire: string;
  status: number | null;
  expected: string;
  verdict: ProtectVerdict;
  cause: string;
  advice: string;
  /** How the token was made; null where none is sent. */
  token: string | null;
  exchangeId: string | null;
}

/** Null for one that is not there (yet). */
export function findAnswer(view: ProtectView, cell: string): ShownAnswer | null {
  const { api, routes, cases, cors, tokens } = view;
  const basePath = URL.canParse(api) ? new URL(api).pathname.replace(/\/$/, '') : '';
  const wireOf = (route: number, method?: string) =>
    `${method ?? routes[route]?.method ?? ''} ${basePath}${routes[route]?.path ?? ''}`;
  const found = cases.find((one) => cellKey(one.route, one.case) === cell);
  if (found) {
    const { route, case: id, status, expected, verdict, cause, advice, exchangeId } = found;
    return {
      title: testCase(id).label,
      wire: wireOf(route),
      ...{ status, expected: String(expected), verdict, cause, advice, exchangeId },
      token: tokens.find((one) => one.case === id)?.how ?? null,
    };
  }
  const preflight = cors.find((one) => cellKey(one.route, one.from) === cell);
  if (!preflight) return null;
  const { route, from, origin, status, verdict, cause, advice, exchangeId } = preflight;
  return {
    title: `Page of ${origin}`,
    wire: wireOf(route, 'OPTIONS'),
    ...{ status, expected: from === 'allowed' ? 'allowed' : 'refused', verdict, cause, advice, exchangeId },
    token: null,
  };
}
