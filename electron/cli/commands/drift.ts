// `scopebench drift`: what a newer API description changes for your scopes and operations. Two descriptions are compared, and the
// differences held against integrations and plans. Nothing is sent, and no data folder is read.

import { dirname, join } from 'node:path';
import type { Catalogue } from '../../../shared/okta/catalogue/catalogue.ts';
import { catalogueDrift } from '../../../shared/okta/catalogue/catalogue-drift.ts';
import { catalogueFromOpenApi } from '../../../shared/okta/catalogue/catalogue-from-openapi.ts';
import { familyOfDocument } from '../../../shared/okta/catalogue/document-family.ts';
import { overlayOf, withOverlay } from '../../../shared/okta/catalogue/release-overlay.ts';
import { replaceFamily } from '../../../shared/okta/catalogue/replace-family.ts';
import { readPlan } from '../../../shared/plan/read-plan.ts';
import { driftConcerns, type OwnUse, planUse } from '../../../shared/release/drift-concerns.ts';
import { readIntegrationScopes } from '../../../shared/release/read-integration-scopes.ts';
import { parseDocument } from '../../adapters/documents/parse-document.ts';
import { findAppRoot } from '../../assembly/app-root.ts';
import { loadCatalogue } from '../../assembly/load-catalogue.ts';
import { CliError, usageError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { formatDrift } from './drift/drift-text.ts';

const EXAMPLES = `
Examples:
  scopebench drift shipped management-2026.09.2.yaml --integration acme.integration.yaml
  scopebench drift old.yaml new.yaml --integration sync.scopebench.yaml --json
  scopebench drift shipped overlay

OLD and NEW are OpenAPI descriptions of Okta, as YAML or JSON, or the words
  shipped   the catalogue that Scopebench comes with
  overlay   what was seen of a newer release by name: marked, and not a full comparison
An integration file brings the plans that it names; a plan file can be given as well, and --integration more than once.
Exit code 4 when something of yours is removed or changed; without --integration, when anything is.`;

export const defineDrift: Define = (command, terminal, act) => {
  command
    .argument('<old>', 'the older description, or shipped')
    .argument('<new>', 'the newer description, or overlay')
    .option('-i, --integration <file>', 'an integration or a plan of yours; may be repeated', collect, [])
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(act((older: string, newer: string, options: DriftOptions) => runDrift(terminal, older, newer, options)));
};

interface DriftOptions {
  integration: string[];
  json?: boolean;
}

const collect = (value: string, before: string[]): string[] => [...before, value];

/** An integration that names itself among its plans must not be read for ever. */
const DEEPEST = 2;

async function runDrift(
  terminal: Terminal,
  older: string,
  newer: string,
  { integration, json }: DriftOptions,
): Promise<ExitCode> {
  if ([older, newer, ...integration].filter((name) => name === '-').length > 1)
    throw usageError('Only one of the files can be standard input.', 'Give the others by name.');
  const shipped = await loadCatalogue(findAppRoot().folder);
  const from = await readDescription(terminal, shipped, older);
  const to = await readDescription(terminal, shipped, newer);
  const uses = await Promise.all(integration.map((file) => readUse(terminal, file, 0)));
  const drift = catalogueDrift(from, to);
  const use: OwnUse = {
    scopes: uses.flatMap(({ scopes }) => scopes),
    steps: uses.flatMap(({ steps }) => steps),
  };
  const concerns = driftConcerns({ drift, from, use });
  const overlay = newer === 'overlay' || older === 'overlay' ? overlayOf(shipped) : null;
  const seen = overlay && { evidence: overlay.evidence, sources: overlay.sources };
  if (json) terminal.printJson({ ...drift, concerns, seen });
  else terminal.print(formatDrift(terminal.paint, { drift, concerns, seen, asked: integration.length > 0 }));
  const touched = integration.length > 0 ? concerns.some(({ level }) => level !== 'opens') : anything(drift);
  return touched ? EXIT.notMet : EXIT.met;
}

const anything = (drift: ReturnType<typeof catalogueDrift>): boolean =>
  drift.operationsAdded.length +
    drift.operationsRemoved.length +
    drift.operationsChanged.length +
    drift.scopesAdded.length +
    drift.scopesRemoved.length >
  0;

/** The families that the file is not about are those that ship. */
async function readDescription({ world }: Terminal, shipped: Catalogue, name: string): Promise<Catalogue> {
  if (name === 'shipped') return shipped;
  if (name === 'overlay') {
    const newer = withOverlay(shipped);
    if (newer !== null) return newer;
    throw new CliError('FILE_INVALID', 'There is no overlay for the shipped catalogue.', {
      fix: 'Give an OpenAPI description of the newer release.',
    });
  }
  const parsed = await parseDocument(await readTextFile(world, name, 'drift'));
  if ('problem' in parsed) throw refused(name, [parsed.problem]);
  const result = catalogueFromOpenApi(parsed.document, familyOfDocument(parsed.document));
  if (!result.ok)
    throw refused(
      name,
      result.problems.slice(0, 3).map(({ at, message }) => `${at} ${message}`),
    );
  return replaceFamily(shipped, result.file);
}

const refused = (name: string, problems: readonly string[]): CliError =>
  new CliError('FILE_INVALID', `${name}: ${problems.join(' ')}`, {
    fix: 'Use a file of Okta’s OpenAPI specification, version 3, as YAML or JSON, or the words shipped and overlay.',
  });

/** An integration with the plans that it names, or a plan. */
async function readUse(terminal: Terminal, file: string, depth: number): Promise<OwnUse> {
  const text = await readTextFile(terminal.world, file, '--integration');
  const { plan, problems } = readPlan(text);
  if (plan !== null) return planUse(plan, file);
  const integration = depth < DEEPEST ? readIntegrationScopes(text) : null;
  if (integration === null)
    throw new CliError(
      'FILE_INVALID',
      `${file} is neither an integration nor a plan. ${problems[0]?.message ?? ''}`.trim(),
      {
        fix: 'Give a file that has scopes (scope: reason) or plans (a list of files), or a plan.',
      },
    );
  const plans = await Promise.all(
    integration.plans.map((path) => readUse(terminal, join(dirname(file), path), depth + 1)),
  );
  return {
    scopes: [
      ...integration.scopes.map(({ name }) => ({ name, from: `scope ${name} of ${file}` })),
      ...plans.flatMap(({ scopes }) => scopes),
    ],
    steps: plans.flatMap(({ steps }) => steps),
  };
}
