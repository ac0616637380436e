// A plan file of what was recorded: files, operations and calls of the history become its steps. Sends nothing.
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { InferHistory } from '../../../shared/model/infer.ts';
import type { MadePlanFile, MakePlanInput } from '../../../shared/model/plan.ts';
import { parseJsonText } from '../../../shared/okta/wire-text/json-text.ts';
import type { PlanCall, RecordedCalls } from '../../../shared/plan/make/recorded-calls.ts';
import type { EngineContext } from '../engine-context.ts';
import { BenchError } from '../errors.ts';
import type { HistoryService } from '../history/history-service.ts';
import { entriesThatCount } from '../infer/read-history.ts';
import type { ParseDocument } from '../ports.ts';
import { checkPlanText } from './check-plan-text.ts';

export interface MakePlanPorts {
  context: Pick<EngineContext, 'catalogue' | 'operation'>;
  history: Pick<HistoryService, 'matching' | 'get'>;
  parseDocument: ParseDocument;
}

/** A plan that nobody reads to its end is none. */
const MOST_OF_HISTORY = 2000;

/** Throws NOT_FOUND for an operation that the catalogue does not have. A file that cannot be read is reported in `files`. */
export async function makePlanText(ports: MakePlanPorts, input: MakePlanInput): Promise<MadePlanFile> {
  const [{ recordedCalls, bare }, { makePlan }, { planText }] = await Promise.all([
    import('../../../shared/plan/make/recorded-calls.ts'),
    import('../../../shared/plan/make/make-plan.ts'),
    import('../../../shared/plan/make/plan-text.ts'),
  ]);
  const { context, parseDocument } = ports;
  const operations = operationsOf(ports, input.operationIds);
  const read: (RecordedCalls & { name: string })[] = [];
  for (const { name, text } of input.files ?? []) read.push({ name, ...(await recordedCalls(text, parseDocument)) });
  const described = read.some(({ format }) => format === 'openapi');
  const calls = read.flatMap(({ format, calls: all }) =>
    format === 'openapi' && operations ? all.filter((call) => isOneOf(call, operations)) : all,
  );
  if (operations && !described) calls.push(...operations.map(({ method, path }) => bare(method, path)));
  if (input.fromHistory) calls.push(...(await callsOfHistory(ports.history, input.fromHistory)));
  const { plan, leftOut } = makePlan(calls, {
    name: input.name,
    scopes: input.scopes ?? null,
    catalogue: context.catalogue,
  });
  const text = plan && planText(plan, sourceOf(input));
  return {
    text,
    steps: plan?.document.steps.length ?? 0,
    teardown: plan?.document.teardown?.length ?? 0,
    files: read.map(({ name, format, calls: all, problems }) => ({ name, format, calls: all.length, problems })),
    notes: [...leftOut, ...(plan?.notes ?? [])],
    problems: text === null ? [] : (await checkPlanText(context, text)).problems,
  };
}

type Place = { method: string; path: string };

function operationsOf({ context }: MakePlanPorts, ids: readonly string[] | undefined): Place[] | null {
  if (ids === undefined) return null;
  return [...new Set(ids)].map((id) => {
    const operation = context.operation(id);
    if (operation === null)
      throw new BenchError('NOT_FOUND', `The catalogue has no operation ${id}.`, {
        fix: 'Give its id as the catalogue has it, such as listUsers.',
      });
    return operation;
  });
}

/** Paths of a file have names of their own for what they leave open, and a base path before them. */
function isOneOf({ method, target }: PlanCall, operations: readonly Place[]): boolean {
  const bareOf = (path: string) => path.replace(/\{[^}]*\}/g, '{}');
  return operations.some((one) => one.method === method && bareOf(target).endsWith(bareOf(one.path)));
}

/** Oldest first, as they were sent. */
async function callsOfHistory(history: MakePlanPorts['history'], where: InferHistory): Promise<PlanCall[]> {
  const entries = entriesThatCount(history, where).slice(0, MOST_OF_HISTORY).reverse();
  const calls: PlanCall[] = [];
  for (const { id } of entries) calls.push(toCall(await history.get(id)));
  return calls;
}

function toCall({ request, response }: Exchange): PlanCall {
  const { method, url, headers, body } = request;
  return {
    method,
    target: url,
    headers,
    body,
    status: response?.status ?? 0,
    answer: parseJsonText(response?.body.text ?? null),
  };
}

function sourceOf({ files = [], operationIds, fromHistory }: MakePlanInput): string {
  const names = files.map(({ name }) => name);
  if (operationIds && names.length === 0) names.push('operations of the catalogue');
  if (fromHistory) names.push('the history of this computer');
  return names.join(', ');
}
