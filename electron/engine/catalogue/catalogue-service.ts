// Importing a newer catalogue: what it would change and touch, and taking it into use. A file that cannot be read changes
// nothing. Imported ones are kept in the data folder and serve from then on, here and after a restart.
import type { CatalogueStatus, Drift } from '../../../shared/model/catalogue.ts';
import type { Notice } from '../../../shared/model/notice.ts';
import type { Catalogue, CatalogueFile, Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { catalogueDrift } from '../../../shared/okta/catalogue/catalogue-drift.ts';
import { type CatalogueProblem, catalogueFromOpenApi } from '../../../shared/okta/catalogue/catalogue-from-openapi.ts';
import { familyOfDocument } from '../../../shared/okta/catalogue/document-family.ts';
import { replaceFamily } from '../../../shared/okta/catalogue/replace-family.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { ParseDocument } from '../ports.ts';
import { affectedBy, type SavedThing } from './affected-by.ts';
import { affectedEvidence, affectedSweeps, type SavedEvidence, type SavedSweep } from './affected-runs.ts';
import type { CataloguesDocument } from './catalogue-document.ts';
import type { CatalogueInUse } from './catalogue-in-use.ts';

/** The first problems are what a person mends first. */
const LISTED = 3;

export interface CataloguePorts {
  inUse: CatalogueInUse;
  document: CataloguesDocument;
  parseDocument: ParseDocument;
  events: EngineEvents;
  /** What a newer catalogue may touch. */
  saved(): Promise<{ things: SavedThing[]; sweeps: SavedSweep[]; evidence: SavedEvidence[] }>;
}

export interface CatalogueService {
  current(): Catalogue;
  operation(id: string | null): Operation | null;
  /** Reads what was imported before; called once at the start, and says nothing to anybody. */
  load(): Promise<Notice | null>;
  status(): CatalogueStatus;
  /** What the file would change. Throws FILE_INVALID, naming line or path. */
  preview(file: { name: string; text: string }): Promise<Drift>;
  /** Throws FILE_INVALID, STORAGE_FAILED; then the catalogue is as it was. */
  import(file: { name: string; text: string }): Promise<Drift>;
  reset(): Promise<{ version: string }>;
}

export function createCatalogueService(ports: CataloguePorts): CatalogueService {
  const { inUse, document, parseDocument, events, saved } = ports;
  const { shipped, current } = inUse;
  const take = async (files: readonly CatalogueFile[]) => {
    inUse.use(files);
    await events.emit('catalogue-changed', current());
  };

  const compare = async (next: Catalogue): Promise<Drift> => {
    const drift = catalogueDrift(current(), next);
    const { things, sweeps, evidence } = await saved();
    const place = ({ id, method, path }: Operation) => ({ id, method, path });
    return {
      from: drift.from,
      to: drift.to,
      operationsAdded: drift.operationsAdded.map((one) => ({ ...place(one), scopes: one.scopes })),
      operationsRemoved: drift.operationsRemoved.map(place),
      operationsChanged: drift.operationsChanged.map(({ after, changes }) => ({ id: after.id, changes })),
      scopesAdded: drift.scopesAdded,
      scopesRemoved: drift.scopesRemoved,
      affected: [
        ...affectedBy(drift, things),
        ...affectedSweeps(drift, next, sweeps),
        ...affectedEvidence(current(), next, evidence),
      ],
    };
  };

  const read = async ({ name, text }: { name: string; text: string }): Promise<CatalogueFile> => {
    const parsed = await parseDocument(text);
    if ('problem' in parsed) throw invalid(name, [parsed.problem], 1);
    const result = catalogueFromOpenApi(parsed.document, familyOfDocument(parsed.document));
    if (!result.ok) throw invalid(name, result.problems.slice(0, LISTED).map(toSentence), result.problems.length);
    return result.file;
  };

  return {
    current,
    operation: inUse.operation,

    async load() {
      const { value, notice } = await document.read();
      inUse.use(value.files);
      return notice;
    },

    status() {
      const versionOf = (catalogue: Catalogue, name: string) =>
        catalogue.families.find(({ family }) => family === name)?.version ?? null;
      return {
        families: current().families.map(({ family, version }) => ({
          family,
          version,
          shippedVersion: versionOf(shipped, family),
          imported: inUse.imported().some((file) => file.family === family),
          operations: current().operations.filter((operation) => operation.family === family).length,
          scopes: current().scopes.filter((scope) => scope.family === family).length,
        })),
      };
    },

    preview: async (file) => compare(replaceFamily(current(), await read(file))),

    async import(given) {
      const file = await read(given);
      const drift = await compare(replaceFamily(current(), file));
      const { files } = await document.update((value) => ({
        files: [...value.files.filter(({ family }) => family !== file.family), file],
      }));
      await take(files);
      return drift;
    },

    async reset() {
      await document.update((value) => (value.files.length === 0 ? value : { files: [] }));
      await take([]);
      return { version: current().version };
    },
  };
}

function toSentence({ at, message }: CatalogueProblem): string {
  return `${at} ${message}`;
}

function invalid(name: string, problems: string[], count: number): BenchError {
  const more = count > problems.length ? ` And ${count - problems.length} more.` : '';
  return new BenchError('FILE_INVALID', `${name}: ${problems.join(' ')}${more}`, {
    meaning: 'Nothing was changed: the catalogue is the same as before.',
    fix: 'Use a file of Okta’s OpenAPI specification, version 3, as YAML or JSON.',
    details: { problems: count },
  });
}
