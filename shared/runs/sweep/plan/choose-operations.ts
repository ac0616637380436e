// Which calls a sweep makes, and with what query. Only GETs: whatever a sweep finds out, it must change nothing.
import type { Catalogue, Operation } from '../../../okta/catalogue/catalogue.ts';
import { templateNames } from '../../../okta/catalogue/path-template.ts';
import { parseScope } from '../../../okta/scopes/scope.ts';
import type { SweepInput } from '../sweep-events.ts';

export interface ChosenOperation {
  operation: Operation;
  query: Record<string, string>;
}

export interface ChosenOperations {
  chosen: ChosenOperation[];
  /** Why the choice cannot be run; empty when it can. */
  problems: string[];
  /** Scopes that no call was found for. */
  without: string[];
}

export function chooseOperations(
  choice: SweepInput['operations'],
  catalogue: Catalogue,
  scopes: readonly string[],
): ChosenOperations {
  const queries = probeQueries(catalogue);
  const withQuery = (operation: Operation): ChosenOperation => ({
    operation,
    query: { ...smallestPage(operation), ...queries.get(operation.id) },
  });
  if (choice === 'probes') {
    const found = scopes.map((scope) => probesOf(scope, catalogue));
    return {
      chosen: [...new Set(found.flat())].map(withQuery),
      problems: [],
      without: scopes.filter((_, index) => found[index]?.length === 0),
    };
  }
  if (choice === 'safe') {
    const families = new Set(catalogue.scopes.filter(({ name }) => scopes.includes(name)).map(({ family }) => family));
    families.add('management');
    const safe = catalogue.operations.filter(({ method, family }) => method === 'GET' && families.has(family));
    return { chosen: safe.map(withQuery), problems: [], without: [] };
  }
  const byId = new Map(catalogue.operations.map((operation) => [operation.id, operation]));
  const problems: string[] = [];
  const chosen = [...new Set(choice)].flatMap((id) => {
    const operation = byId.get(id);
    if (!operation) problems.push(`The catalogue has no operation ${id}.`);
    else if (operation.method !== 'GET') problems.push(`${id} is a ${operation.method}; a sweep calls GETs only.`);
    return operation?.method === 'GET' ? [withQuery(operation)] : [];
  });
  return { chosen, problems, without: [] };
}

/** The scope's own probe; a manage scope takes that of its read (FACTS §11); else the GET that needs the fewest values. */
function probesOf(scope: string, catalogue: Catalogue): Operation[] {
  const { resource, kind } = parseScope(scope);
  const reads = kind === 'manage' ? [`${resource}.read`, scope] : [scope];
  for (const name of reads) {
    const probe = catalogue.scopes.find((fact) => fact.name === name)?.probe;
    const operation = probe && catalogue.operations.find(({ id }) => id === probe.operationId);
    if (operation) return [operation];
    const gets = catalogue.operations.filter(
      ({ method, scopes }) => method === 'GET' && scopes.length === 1 && scopes[0] === name,
    );
    const [best] = gets.sort((a, b) => effort(a) - effort(b));
    if (best) return [best];
  }
  return [];
}

const effort = ({ path }: Operation) => templateNames(path).length * 1000 + path.length;

/** Queries that a call cannot do without, as the probes have them: a policy type, a filter (FACTS §6). */
function probeQueries(catalogue: Catalogue): Map<string, Record<string, string>> {
  return new Map(catalogue.scopes.flatMap(({ probe }) => (probe ? [[probe.operationId, probe.query] as const] : [])));
}

/** One entry answers the question as well as a thousand do. */
function smallestPage({ parameters }: Operation): Record<string, string> {
  const limit = parameters.find((parameter) => parameter.in === 'query' && parameter.name === 'limit');
  return limit ? { limit: String(Math.max(1, limit.min ?? 1)) } : {};
}
