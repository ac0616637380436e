// `scopebench asks`: the scopes that a vendor asks for, beside what it says that its integration does, or beside an earlier list. No
// engine, no data folder, no network: only the shipped catalogue is read.
import { compareAsks } from '../../../shared/okta/asks/compare-asks.ts';
import { NOTHING_SAID, readSaid, type Said } from '../../../shared/okta/asks/read-said.ts';
import { replyText } from '../../../shared/okta/asks/reply-text.ts';
import { judgeAsks } from '../../../shared/okta/asks/vendor-asks.ts';
import { createScopeIndex } from '../../../shared/okta/scopes/blast-radius.ts';
import { parseScopeList } from '../../../shared/okta/scopes/scope-list.ts';
import { parseDocument } from '../../adapters/documents/parse-document.ts';
import { findAppRoot } from '../../assembly/app-root.ts';
import { loadCatalogue } from '../../assembly/load-catalogue.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readFileOrText } from '../terminal/file-or-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { checkWritable, writeTextFile } from '../terminal/write-text-file.ts';
import { formatAsks, formatCompared } from './asks/asks-text.ts';

const EXAMPLES = `
Examples:
  scopebench asks --scopes "okta.users.manage okta.apps.manage" --does "reads users, deactivates users"
  scopebench asks --scopes list.txt --does recording.har --reply answer.txt
  scopebench asks --scopes new.json --against old.json --json

A list may have any form: spaces, commas, lines, JSON, a table out of a page. --does takes prose, lines such as
GET /api/v1/users, a HAR, a Postman collection or a log. Of prose only what is understood counts; the rest is named.
Nothing is sent. Exit code 4 when more is asked for than is needed, or with --against when the list opens more than before.`;

export const defineAsks: Define = (command, terminal, act) => {
  command
    .option('-s, --scopes <list>', 'what is asked for: a list, or a file with one; - is stdin')
    .option('--does <text>', 'what the vendor says it does: a text, or a file with it')
    .option('--against <list>', 'an earlier list to compare with: a list, or a file with one')
    .option('--reply <file>', 'write the answer to the vendor into this file')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(act((options: AsksOptions) => runAsks(terminal, options)));
};

interface AsksOptions {
  scopes?: string;
  does?: string;
  against?: string;
  reply?: string;
  json?: boolean;
}

async function runAsks(terminal: Terminal, { scopes, does, against, reply, json }: AsksOptions): Promise<ExitCode> {
  const { world, print, printJson, paint, note } = terminal;
  if (scopes === undefined)
    throw usageError('--scopes is missing.', 'For example --scopes "okta.users.read", or a file.');
  if ([scopes, does, against].filter((value) => value === '-').length > 1)
    throw usageError('Only one of the options can read standard input.', 'Give the others as files.');
  if (reply !== undefined) await checkWritable(world, reply);
  const asked = await readList(terminal, scopes, '--scopes');
  const before = against === undefined ? null : await readList(terminal, against, '--against');
  const catalogue = await loadCatalogue(findAppRoot().folder);
  const byId = new Map(catalogue.operations.map((operation) => [operation.id, operation]));
  const said: Said =
    does === undefined
      ? NOTHING_SAID
      : await readSaid(await readFileOrText(world, does, '--does'), catalogue.operations, parseDocument);
  const asks = judgeAsks({ asked, said, catalogue, index: createScopeIndex(catalogue.operations) });
  const compared = before === null ? null : compareAsks(before, asked, catalogue.operations);
  const answer = replyText({ asks, said, operation: (id) => byId.get(id) });
  if (reply !== undefined) note(`Written: ${await writeTextFile(terminal, reply, answer)}`);
  if (json) {
    const operations = said.operations.map(({ operation: { id, method, path }, confidence, from }) => ({
      operationId: id,
      method,
      path,
      confidence,
      from,
    }));
    printJson({ ...asks, said: { ...said, operations }, compared, reply: answer, catalogue: catalogue.version });
  } else {
    print(formatAsks(paint, asks, said, catalogue.version));
    if (compared !== null) print(formatCompared(paint, compared));
  }
  return asks.more || (compared !== null && compared.opens.count > 0) ? EXIT.notMet : EXIT.met;
}

async function readList({ world }: Terminal, value: string, option: string): Promise<string[]> {
  const names = parseScopeList(await readFileOrText(world, value, option));
  if (names.length > 0) return names;
  throw new CliError('FILE_INVALID', `${option} has no scope in it.`, {
    fix: 'Give names such as okta.users.read, or a file that holds them.',
  });
}
