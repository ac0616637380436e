// The generator itself: read one file, see by its content what it is (OpenAPI 3 or a facts table), write the catalogue.
// All or nothing: every file is written beside its target and renamed only when the whole input was understood.

import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogueFromOpenApi } from '../../shared/okta/catalogue/catalogue-from-openapi.ts';
import { formatCatalogueFile } from '../../shared/okta/catalogue/catalogue-text.ts';
import { catalogueFromFacts, isFacts } from './facts.mjs';
import { parseDocument } from './parse-document.mjs';
import { formatShapes, isShapes, shapesFromFacts } from './shapes.mjs';

const FAMILIES = ['management', 'oauth', 'governance', 'myaccount'];
const USAGE = `Usage: npm run catalogue -- <openapi.yaml|openapi.json> [--family ${FAMILIES.join('|')}] [--out DIRECTORY]`;

/** At most this many problems are printed; the first ones are what a person mends first. */
const SHOWN = 20;

/** @returns {Promise<0 | 1 | 2>} 0 written, 1 wrong usage, 2 the file cannot be used (nothing is written). */
export async function make(args, { directory, out, err }) {
  let options;
  try {
    options = parseArgs({
      args,
      allowPositionals: true,
      options: { family: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    err(`${error.message}\n${USAGE}`);
    return 1;
  }
  const { values, positionals } = options;
  if (values.help) {
    out(USAGE);
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    err(`${file === undefined ? 'Name the file to read.' : 'Name one file only.'}\n${USAGE}`);
    return 1;
  }
  if (values.family !== undefined && !FAMILIES.includes(values.family)) {
    err(`There is no family "${values.family}". Families: ${FAMILIES.join(', ')}.`);
    return 1;
  }
  let text;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    err(`${file}: cannot be read (${error.code ?? error.message}).`);
    return 2;
  }
  const parsed = parseDocument(text);
  if (parsed.problem) {
    err(`${file}: ${parsed.problem}`);
    return 2;
  }
  const result = isShapes(parsed.document)
    ? shapesFromFacts(parsed.document)
    : isFacts(parsed.document)
      ? catalogueFromFacts(parsed.document, values.family)
      : fromOpenApi(parsed.document, values.family ?? 'management');
  if (result.problems) {
    for (const { at, message } of result.problems.slice(0, SHOWN)) err(`${file}: ${at} ${message}`);
    if (result.problems.length > SHOWN) err(`${file}: and ${result.problems.length - SHOWN} more problems.`);
    err('Nothing was written.');
    return 2;
  }
  for (const notice of result.notices ?? []) out(`note: ${notice.at} ${notice.message}`);
  const target = values.out === undefined ? directory : resolve(values.out);
  try {
    await writeAll(target, textsOf(result));
  } catch (error) {
    err(`${target}: cannot be written (${error.code ?? error.message}).`);
    return 2;
  }
  if (result.shapes) out(`shapes.json: answers of ${Object.keys(result.shapes).length} operations`);
  for (const { family, version, operations, scopes } of result.files ?? [])
    out(`${family}.json: version ${version}, ${operations.length} operations, ${scopes.length} scopes`);
  return 0;
}

function fromOpenApi(document, family) {
  const result = catalogueFromOpenApi(document, family);
  return result.ok ? { files: [result.file], notices: result.notices } : { problems: result.problems };
}

/** By the name of the file without its ending. */
const textsOf = ({ files = [], shapes }) => [
  ...files.map((file) => [file.family, formatCatalogueFile(file)]),
  ...(shapes ? [['shapes', formatShapes(shapes)]] : []),
];

async function writeAll(directory, texts) {
  await mkdir(directory, { recursive: true });
  const pending = texts.map(([name, text]) => {
    const target = join(directory, `${name}.json`);
    return { target, temporary: `${target}.${process.pid}.tmp`, text };
  });
  try {
    for (const { temporary, text } of pending) await writeFile(temporary, text);
    for (const { temporary, target } of pending) await rename(temporary, target);
  } finally {
    for (const { temporary } of pending) await rm(temporary, { force: true });
  }
}
