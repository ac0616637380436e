// From files, chosen operations and history to the smallest set of scopes. Reads only: nothing is sent.
import type { InferInput, InferResult } from '../../../shared/model/infer.ts';
import type { Operation } from '../../../shared/okta/catalogue/catalogue.ts';
import { adviseRoles } from '../../../shared/okta/roles/advise-roles.ts';
import { createScopeIndex } from '../../../shared/okta/scopes/blast-radius.ts';
import { leastPrivilege } from '../../../shared/okta/scopes/least-privilege.ts';
import { readTraffic } from '../../../shared/okta/traffic/read-traffic.ts';
import type { TrafficCall } from '../../../shared/okta/traffic/traffic.ts';
import { usedOperations } from '../../../shared/okta/traffic/used-operations.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { HistoryService } from '../history/history-service.ts';
import type { ParseDocument } from '../ports.ts';
import { readHistory } from './read-history.ts';

/** So many different paths are worth a person's look; a log may have millions. */
const MOST_UNMATCHED = 1000;

export interface InferPorts {
  context: Pick<EngineContext, 'catalogue' | 'operation'>;
  history: Pick<HistoryService, 'matching'>;
  parseDocument: ParseDocument;
}

/** Throws NOT_FOUND for an operation id that the catalogue does not have. A file that cannot be read is reported in `files`. */
export async function runInfer(
  { context, history, parseDocument }: InferPorts,
  input: InferInput,
): Promise<InferResult> {
  const { catalogue } = context;
  const calls: TrafficCall[] = [];
  const files: InferResult['files'] = [];
  for (const { name, text } of input.files ?? []) {
    const read = await readTraffic(text, parseDocument);
    for (const call of read.calls) calls.push(call);
    files.push({
      name,
      format: read.format,
      calls: read.calls.length,
      leftOut: read.leftOut,
      problems: read.problems.map(({ at, message }) => (at === '$' ? `The file ${message}` : `${at} ${message}`)),
    });
  }
  const kept = input.fromHistory ? readHistory(history, input.fromHistory) : null;
  for (const call of kept?.calls ?? []) calls.push(call);
  const { used, unmatched } = usedOperations(calls, catalogue.operations);
  const counts = new Map(used.map(({ operation, calls: number }) => [operation.id, { operation, calls: number }]));
  for (const id of new Set(input.operationIds))
    if (!counts.has(id)) counts.set(id, { operation: named(context, id), calls: 0 });
  const all = [...counts.values()];
  return {
    used: all.map(({ operation: { id, method, path }, calls: number }) => ({
      operationId: id,
      method,
      path,
      calls: number,
    })),
    unmatched: unmatched.slice(0, MOST_UNMATCHED),
    unmatchedMore: Math.max(0, unmatched.length - MOST_UNMATCHED),
    ...leastPrivilege({
      used: all.map(({ operation }) => operation),
      catalogue: createScopeIndex(catalogue.operations),
      facts: catalogue.scopes,
      ...(input.registered ? { registered: input.registered } : {}),
    }),
    roles: adviseRoles(all.map(({ operation }) => operation)),
    files,
    history: kept?.basis ?? null,
  };
}

function named(context: InferPorts['context'], id: string): Operation {
  const operation = context.operation(id);
  if (operation === null)
    throw new BenchError('NOT_FOUND', `The catalogue has no operation ${id}.`, {
      fix: 'Choose it again; a newer catalogue may have renamed it.',
    });
  return operation;
}
