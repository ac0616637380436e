// What a mutation does and what it sends, in words, before it is begun.
import type { MutationCost } from '../../../../shared/runs/mutation/mutation-cost.ts';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';

export const whatIsChecked = (who: string): string =>
  `As ${who}: gets a token for exactly the set and replays the operations, which must all pass; then leaves out each scope in turn, and something must be refused.`;

export function costWords({ tokenRequests, calls, lookUps, replayed, unsent }: MutationCost): string {
  const left = `${formatCounted(unsent.length, 'operation is', 'operations are')} not sent`;
  if (replayed.length === 0) return `There is nothing to replay: the check sends GETs with a token only, and ${left}.`;
  const parts = [
    formatCounted(tokenRequests, 'for a token', 'for tokens'),
    formatCounted(calls, 'GET'),
    ...(lookUps > 0 ? [`up to ${formatCounted(lookUps, 'list')} to find ids`] : []),
  ];
  const why =
    unsent.length === 0
      ? ''
      : ` ${left}: ${unsent.length === 1 ? 'it writes, or takes no token' : 'they write, or take no token'}.`;
  return `Sends ${formatCount(tokenRequests + calls + lookUps)} requests when the set is right: ${parts.join(', ')}. Nothing is written.${why}`;
}
