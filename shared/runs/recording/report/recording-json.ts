// What a recording shows, for programs and for whoever prints it: the operations, the least scopes for them, the scopes of the tokens, what
// failed and why, and how the program behaved. The shape is fixed (electron/cli/README.md); it holds what the events hold.
import { leastScopes } from '../../../okta/scopes/requirement.ts';
import type { Verdict } from '../../../okta/verdict/verdicts.ts';
import { type Behaviour, judgeBehaviour } from '../judge-behaviour.ts';
import type { RecordedCall } from '../recording-events.ts';
import type { RecordingView } from '../reduce-recording.ts';

export interface RecordedOperation {
  /** Null for what the catalogue does not know: then by method and path. */
  operationId: string | null;
  method: string;
  /** Of the first call, without its query. */
  path: string;
  calls: number;
  /** By status; `none` where there was no answer. */
  statuses: Record<string, number>;
  scopes: string[];
}

export interface RecordingJson {
  tenant: string;
  calls: number;
  /** The most called first. */
  operations: RecordedOperation[];
  /** The smallest set that opens every operation that was called, those that were refused among them. */
  least: string[];
  /** All scopes of the tokens that the program got or presented. */
  granted: string[];
  /** Of those, what no call needed. */
  unused: string[];
  /** Calls that were not answered with a success, by what the answer means; the most frequent first. */
  failures: { verdict: Verdict; title: string; calls: number; operations: string[]; byFault: number }[];
  behaviour: Behaviour[];
}

export function toRecordingJson({ tenantName, calls }: Pick<RecordingView, 'tenantName' | 'calls'>): RecordingJson {
  const operations = operationsOf(calls);
  const least = leastScopes(operations);
  const granted = [
    ...new Set(calls.flatMap(({ scopes, granted: got }) => [...(scopes ?? []), ...(got?.scopes ?? [])])),
  ].sort();
  const enough = new Set(least);
  return {
    tenant: tenantName,
    calls: calls.length,
    operations,
    least,
    granted,
    unused: granted.filter((scope) => !enough.has(scope)),
    failures: failuresOf(calls),
    behaviour: judgeBehaviour(calls),
  };
}

const pathOf = ({ target }: RecordedCall): string => target.split(/[?#]/, 1)[0] ?? target;
const nameOf = (call: RecordedCall): string => call.operationId ?? `${call.method} ${pathOf(call)}`;

/** Token requests are no operations that a scope opens. */
function operationsOf(calls: readonly RecordedCall[]): RecordedOperation[] {
  const found = new Map<string, RecordedOperation>();
  for (const call of calls) {
    if (call.kind !== 'api') continue;
    const before = found.get(nameOf(call));
    const { operationId, method, needs: scopes } = call;
    const one = before ?? { operationId, method, path: pathOf(call), calls: 0, statuses: {}, scopes };
    const status = String(call.status ?? 'none');
    one.calls += 1;
    one.statuses[status] = (one.statuses[status] ?? 0) + 1;
    found.set(nameOf(call), one);
  }
  return [...found.values()].sort((one, other) => other.calls - one.calls);
}

function failuresOf(calls: readonly RecordedCall[]): RecordingJson['failures'] {
  const found = new Map<string, RecordingJson['failures'][number]>();
  for (const call of calls) {
    if (call.status !== null && call.status < 400) continue;
    const { verdict, title } = call;
    const one = found.get(verdict) ?? { verdict, title, calls: 0, operations: [], byFault: 0 };
    one.calls += 1;
    if (call.fault !== null) one.byFault += 1;
    if (!one.operations.includes(nameOf(call))) one.operations.push(nameOf(call));
    found.set(verdict, one);
  }
  return [...found.values()].sort((one, other) => other.calls - one.calls);
}
