// Okta's published texts stand once, in shared/okta/errors/published: the sandbox sends them by key, and writes none of them itself.
// Two copies drift apart, and a text is no belief: which one is sent when is what the sandbox decides for itself.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PUBLISHED_CAUSES } from '../../shared/okta/errors/published/cause-texts.ts';
import { PUBLISHED_MANAGEMENT_ERRORS } from '../../shared/okta/errors/published/management-errors.ts';
import { PUBLISHED_OAUTH_ERRORS } from '../../shared/okta/errors/published/oauth-errors.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'electron/sandbox'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }));

const HTTP_REASONS = new Set<string | undefined>(Object.values(STATUS_CODES));
/** What never varies of each text; a short part, or a single word, stands in any prose. */
const parts = new Set(
  [
    ...Object.values(PUBLISHED_MANAGEMENT_ERRORS).map(([, text]) => text),
    ...Object.values(PUBLISHED_OAUTH_ERRORS).map(([, , text]) => text),
    ...Object.values(PUBLISHED_CAUSES),
  ]
    .flatMap((text) => text.split(/\{\d\}/))
    .map((part) => part.trim().replace(/[.:]$/, ''))
    .filter((part) => part.length >= 12 && part.includes(' ') && !HTTP_REASONS.has(part)),
);

test('the sandbox writes no text of the published tables', () => {
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap(({ file, text }) => {
    const plain = text.replaceAll("\\'", "'");
    return [...parts].filter((part) => plain.includes(part)).map((part) => `${file}: ${part}`);
  });
  expect(found).toEqual([]);
});

test('every management code that the sandbox sends has a row in FIDELITY.md', () => {
  const ledger = readFileSync(`${root}/electron/sandbox/FIDELITY.md`, 'utf8');
  const sent = new Set(files.flatMap(({ text }) => text.match(/(?<=')E\d{7}(?=')/g) ?? []));
  expect(sent.size).toBeGreaterThan(25);
  const published = Object.keys(PUBLISHED_MANAGEMENT_ERRORS);
  for (const code of sent) {
    expect(published).toContain(code);
    expect(ledger).toContain(code);
  }
});
