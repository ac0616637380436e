// A run against one's own API as rows of words, for every report that is a table: the cases of each route, then the preflights.
import { PROTECT_VERDICT_FACTS } from '../protect-verdicts.ts';
import type { ProtectView } from '../reduce-protect.ts';
import { testCase } from '../test-cases.ts';

export interface ProtectRow {
  route: string;
  /** `expired`, or `preflight from https://app.example.com`. */
  what: string;
  status: string;
  expected: string;
  verdict: string;
  cause: string;
  advice: string;
  how: string;
}

export const PROTECT_HEAD = ['Route', 'Case', 'Status', 'Expected', 'Verdict', 'Cause', 'Advice', 'Token'];

const routeName = ({ routes }: Pick<ProtectView, 'routes'>, index: number): string => {
  const { method = '', path = '' } = routes[index] ?? {};
  return `${method} ${path}`;
};

export function protectRows(view: ProtectView): ProtectRow[] {
  const how = new Map(view.tokens.map((token) => [token.case, token.how]));
  const words = (verdict: keyof typeof PROTECT_VERDICT_FACTS) => {
    const { sign, label } = PROTECT_VERDICT_FACTS[verdict];
    return `${sign} ${label}`;
  };
  const cases = view.cases.map(({ route, case: id, status, expected, verdict, cause, advice }) => ({
    route: routeName(view, route),
    what: testCase(id).label,
    status: status === null ? '' : String(status),
    expected: String(expected),
    verdict: words(verdict),
    cause,
    advice,
    how: how.get(id) ?? '',
  }));
  const cors = view.cors.map(({ route, from, origin, status, verdict, cause, advice }) => ({
    route: routeName(view, route),
    what: `Preflight from ${origin}`,
    status: status === null ? '' : String(status),
    expected: from === 'allowed' ? 'allowed' : 'refused',
    verdict: words(verdict),
    cause,
    advice,
    how: '',
  }));
  return [...cases, ...cors];
}

export const toFields = ({ route, what, status, expected, verdict, cause, advice, how }: ProtectRow): string[] => [
  route,
  what,
  status,
  expected,
  verdict,
  cause,
  advice,
  how,
];
