// A granted token for a person: what was asked for against what came, and what the token says.

import { counted } from '../../../shared/counted.ts';
import type { TokenInfo } from '../../../shared/model/token.ts';
import { paint } from '../terminal/style.ts';
import { formatTable } from '../terminal/table.ts';

export function formatToken({ requested, granted, missing, expiresAt, decoded }: TokenInfo, now: number): string {
  const lines = [
    missing.length === 0
      ? paint('green', `✓ Granted: ${counted(granted.length, 'scope')}`)
      : paint(
          'amber',
          `◐ Granted in part: ${requested.length - missing.length} of ${counted(requested.length, 'scope')}`,
        ),
    ...granted.map((scope) => `  ${paint('green', '+')} ${scope}`),
    ...missing.map((scope) => `  ${paint('amber', '-')} ${scope}  requested, not granted`),
  ];
  if (missing.length > 0)
    lines.push('The org grants what the integration has and leaves out the rest without saying so.');
  if (expiresAt !== null)
    lines.push('', `Expires ${new Date(expiresAt).toISOString()}, in ${formatSpan(expiresAt - now)}.`);
  if (!decoded.readable)
    return [...lines, '', 'The token is not a readable JWT. That is allowed: treat it as opaque.'].join('\n');
  return [
    ...lines,
    '',
    'Claims (for information: the org alone decides what the token is worth):',
    formatClaims(decoded),
  ].join('\n');
}

function formatClaims({ header, claims }: TokenInfo['decoded']): string {
  const rows = claims.map(({ name, kind, value }) => [
    `  ${name}`,
    kind === 'time' && typeof value === 'number'
      ? new Date(value).toISOString()
      : Array.isArray(value)
        ? value.join(' ')
        : String(value),
  ]);
  const signed = header
    ? [
        [
          '  (header)',
          Object.entries(header)
            .map(([key, value]) => `${key} ${String(value)}`)
            .join(', '),
        ],
      ]
    : [];
  return formatTable([...signed, ...rows]);
}

function formatSpan(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return Math.abs(minutes) < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
