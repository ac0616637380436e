// What is said in words together with what a file of calls shows: a call is certain, whatever the words were.
import type { Said, SaidOperation } from '../../../../shared/okta/asks/read-said.ts';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';

export interface Recorded {
  name: string;
  calls: number;
  operationIds: readonly string[];
  /** Method and path of what is no operation. */
  unmatched: readonly string[];
  problems: readonly string[];
}

export function withRecorded(said: Said, recorded: Recorded | null, operations: readonly Operation[]): Said {
  if (recorded === null) return said;
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const found = new Map<string, SaidOperation>(said.operations.map((one) => [one.operation.id, one]));
  for (const id of recorded.operationIds) {
    const operation = byId.get(id);
    if (operation)
      found.set(id, { operation, confidence: 'certain', from: [...(found.get(id)?.from ?? []), recorded.name] });
  }
  return {
    ...said,
    given: said.given || recorded.calls > 0,
    operations: [...found.values()],
    unmatched: [...new Set([...said.unmatched, ...recorded.unmatched])],
  };
}
