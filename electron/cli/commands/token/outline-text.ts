// What a token request would sign, for a terminal: `scopebench token --dry-run`.
import type { SigningOutline } from '../../../../shared/model/token.ts';
import { aboutClock, SIGNED_TITLES, signedRows } from '../../../../shared/okta/wire-text/signed-rows.ts';
import { formatTable } from '../../terminal/table.ts';

export function formatOutline(outline: SigningOutline, credentialName: string): string {
  const { request, signed, thumbprint } = outline;
  const parts = signed.map((view) => {
    const rows = signedRows(view, thumbprint).map(({ part, name, value, about }) => [
      `  ${part === 'header' ? '(header) ' : ''}${name}`,
      about === '' ? value : `${value}  (${about})`,
    ]);
    return `${SIGNED_TITLES[view.what]}:\n${formatTable(rows)}`;
  });
  const nothing = `Nothing is signed: ${credentialName} authenticates without an assertion, and its tokens are bound to no key.`;
  const clock = aboutClock(outline);
  return [
    `${request.method} ${request.url}`,
    ...(parts.length === 0 ? [nothing] : parts),
    ...(clock === null ? [] : [clock]),
    'Nothing was sent.',
  ].join('\n\n');
}
