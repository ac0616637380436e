// A kind of credential is a file in each world and a line in each table. Nothing else names one: forms, cards, the command line and
// the engine ask what a kind can do, so that a new kind changes none of them.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CREDENTIAL_KINDS } from '../../../../shared/okta/credentials/credential-kinds.ts';

const MAY_NAME_KINDS = [
  'shared/okta/credentials/',
  'electron/engine/credentials/',
  'test/unit/okta/credentials/',
  'test/engine/credentials/',
  'test/support/credentials.ts',
  // As a person types them.
  'test/cli/tenants/credential-ways.test.ts',
  // What is added to a copy, in which it is in the two folders.
  'test/support/toys/credential-kind.ts',
  'test/support/toys/sandbox-client.ts',
  // The org that the bench is tried on knows nothing of the bench: its kinds of client are its own.
  'electron/sandbox/',
  'test/sandbox/',
];

it('no code names a kind of credential, but the two folders of the kinds', () => {
  const names = CREDENTIAL_KINDS.flatMap(({ id }) => ["'", '"', '`'].map((quote) => `${quote}${id}${quote}`));
  const files = ['electron', 'shared', 'renderer', 'test']
    .flatMap((room) =>
      readdirSync(room, { recursive: true }).map((file) => `${room}/${String(file).replaceAll('\\', '/')}`),
    )
    .filter((file) => /\.tsx?$/.test(file) && !MAY_NAME_KINDS.some((place) => file.startsWith(place)));
  expect(files.length).toBeGreaterThan(800);
  const naming = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return names.filter((name) => text.includes(name)).map((name) => `${file}: ${name}`);
  });
  expect(naming).toEqual([]);
});
