// The result of `protect` for a terminal: a table of cases for each route, under it what is not as expected with cause and advice, then
// how the tokens were made whose refusal leaves the reason open.
import { PROTECT_VERDICT_FACTS, type ProtectVerdict } from '../../../../shared/runs/protect/protect-verdicts.ts';
import type { ProtectView } from '../../../../shared/runs/protect/reduce-protect.ts';
import { testCase } from '../../../../shared/runs/protect/test-cases.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';

interface Line {
  what: string;
  status: number | null;
  expected: string;
  verdict: ProtectVerdict;
  met: boolean;
  cause: string;
  advice: string;
}

export function formatProtect(paint: Paint, view: ProtectView): string {
  const { routes, cases, cors, end } = view;
  const parts = routes.map(({ method, path, expect }, index) => {
    const lines = cases.flatMap(({ route, case: id, expected, ...rest }) =>
      route === index ? [{ ...rest, what: testCase(id).label, expected: String(expected) }] : [],
    );
    const pages = cors.flatMap(({ route, from, origin, ...rest }) =>
      route === index
        ? [{ ...rest, what: `Page of ${origin}`, expected: from === 'allowed' ? 'allowed' : 'refused' }]
        : [],
    );
    return formatRoute(paint, `${method} ${path}  ${expect}`, [...lines, ...pages]);
  });
  const message = end && paint(end.met ? 'green' : 'amber', end.message);
  return [...parts, openReasons(view), message ?? ''].filter((part) => part !== '').join('\n\n');
}

function formatRoute(paint: Paint, title: string, lines: readonly Line[]): string {
  if (lines.length === 0) return `${paint('bold', title)}\n  Nothing was sent.`;
  const table = formatTable(
    lines.map(({ what, status, expected, verdict }) => {
      const { sign, label } = PROTECT_VERDICT_FACTS[verdict];
      return [`  ${sign}`, what, `${status ?? '-'}`, `expected ${expected}`, label];
    }),
  );
  const rows = table.split('\n').flatMap((row, at) => {
    const { verdict = 'unknown', met = true, cause = '', advice = '' } = lines[at] ?? {};
    const painted = paint(PROTECT_VERDICT_FACTS[verdict].colour, row);
    if (met) return [painted];
    return [painted, `      ${cause}`, ...(advice === '' ? [] : [`      ${advice}`])];
  });
  return [paint('bold', title), ...rows].join('\n');
}

function openReasons({ cases, tokens }: ProtectView): string {
  const open = tokens.filter((token) =>
    cases.some((one) => one.case === token.case && one.verdict === 'refused-perhaps-otherwise'),
  );
  if (open.length === 0) return '';
  return [
    'Refused, but perhaps for another reason than the case is about:',
    ...open.map(({ case: id, how }) => `  ${testCase(id).label}: ${how}`),
  ].join('\n');
}
