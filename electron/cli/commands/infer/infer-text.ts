// The smallest set and its check by calls for a person: what is needed and why, what a registration has beside it.

import { counted } from '../../../../shared/counted.ts';
import { describeSources } from '../../../../shared/model/exchange-sources.ts';
import type { HistoryBasis, InferResult } from '../../../../shared/model/infer.ts';
import { ROLE_CAVEAT, roleLines } from '../../../../shared/okta/roles/role-words.ts';
import { describeLeftOut } from '../../../../shared/okta/traffic/describe-left-out.ts';
import { VERDICT_FACTS } from '../../../../shared/okta/verdict/verdicts.ts';
import type { MutationEntry } from '../../../../shared/runs/mutation/mutation-events.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';

const NAMED = 4;

export function formatInfer(paint: Paint, result: InferResult, registered: boolean): string {
  const { used, unmatched, unmatchedMore, needed, unused, broader, redundant, notRegistered, notByToken, files } =
    result;
  const history = result.history === null ? [] : formatHistory(result.history);
  const found = files.flatMap(({ name, format, calls, leftOut }) => [
    `${name}: ${format}, ${counted(calls, 'call')}`,
    ...(leftOut ? [`  ${describeLeftOut(leftOut)}`] : []),
  ]);
  const others = unmatched.length + unmatchedMore;
  const lines = [
    ...found,
    ...history,
    `${counted(used.length, 'operation')} used${others > 0 ? `; ${counted(others, 'path')} not in the catalogue:` : '.'}`,
    ...unmatched.slice(0, NAMED).map(({ method, path, calls }) => `  ${method} ${path}  ${counted(calls, 'call')}`),
    ...(others > NAMED
      ? [`  and ${others - NAMED} more (--json has ${unmatchedMore > 0 ? 'the first of them' : 'all'})`]
      : []),
    '',
    needed.length === 0 ? noneNeeded(result) : paint('bold', `Needed: ${needed.length}`),
    formatTable(
      needed.map(({ scope, because, opens, note }) => [
        `  ${scope}`,
        `opens ${opens}`,
        `for ${listed(because)}${note ? `. ${note}` : ''}`,
      ]),
    ),
  ];
  if (notByToken.length > 0) lines.push('', `No access token is accepted for ${listed(notByToken)}.`);
  const roles = result.roles === null ? [] : roleLines(result.roles);
  if (roles.length > 0) lines.push('', ...roles, paint('grey', ROLE_CAVEAT));
  if (!registered) return lines.join('\n');
  const advice = [
    ...notRegistered.map((scope) => [paint('red', '+'), scope, 'needed and not registered']),
    ...(unused.length > 0 ? [[paint('amber', '-'), 'registered, but used by nothing', unused.join(' ')]] : []),
    ...broader.map(({ scope, enough }) => [paint('amber', '↓'), scope, `${enough} would do`]),
    ...redundant.map(({ scope, includedIn }) => [paint('amber', '-'), scope, `included in ${includedIn}`]),
  ];
  lines.push(
    '',
    advice.length === 0 ? paint('green', '✓ The registration is exactly that.') : 'The registration differs:',
  );
  return [...lines, ...advice.map(([sign, scope, why]) => `  ${sign} ${scope}: ${why}`)].join('\n');
}

/** Where there is no call, nothing is known: that is not the same as needing no scope. */
function noneNeeded({ used }: InferResult): string {
  return used.length === 0
    ? 'No call is an operation of the catalogue, so this does not say which scopes are needed.'
    : 'No scope is needed.';
}

/** What of the history the set rests on, and what has no part in it. */
function formatHistory({ calls, places, from, to, leftOut, otherKinds }: HistoryBasis): string[] {
  const time = from === null || to === null ? '' : `, ${isoMinute(from)} to ${isoMinute(to)}`;
  return [
    `History: ${counted(calls, 'call')}${time}`,
    ...places.map(
      ({ tenantName, credentialName, calls: own }) =>
        `  ${counted(own, 'call')} of ${tenantName}${credentialName === null ? '' : `, ${credentialName}`}`,
    ),
    ...(leftOut.length > 0 ? [`  left out: ${describeSources(leftOut)} (--source counts them)`] : []),
    ...(otherKinds > 0 ? [`  no part in it: ${counted(otherKinds, 'token request')} or similar`] : []),
  ];
}

const isoMinute = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`;

/** Its start says nothing: what is checked is printed above it. */
export function formatMutationEvent(paint: Paint, event: MutationEntry): string | null {
  switch (event.type) {
    case 'started':
    case 'lookup':
    case 'paused':
    case 'resumed':
      return null;
    case 'token': {
      const what = event.leftOut === null ? `With exactly these ${event.scopes.length}` : `Without ${event.leftOut}`;
      return `\n${paint('bold', what)}${event.problem === null ? '' : `\n  ! ${event.problem}`}`;
    }
    case 'waiting':
      return `  … waiting ${Math.ceil(event.waitMs / 1000)} s: the org limits the rate`;
    case 'step': {
      const { operationId, verdict, note } = event.step;
      const fact =
        verdict === 'skipped' ? { sign: '-', label: 'Skipped', colour: 'grey' as const } : VERDICT_FACTS[verdict];
      return `  ${paint(fact.colour, `${fact.sign} ${fact.label}`)} ${operationId}${note === null ? '' : ` (${note})`}`;
    }
    case 'end': {
      const open = event.necessary.flatMap(({ scope, note }) => (note === null ? [] : [`  ${scope}: ${note}`]));
      const confirmed = event.sufficient && event.necessary.every(({ counterExample }) => !counterExample);
      return ['', paint(confirmed ? 'green' : 'amber', event.message), ...open].join('\n');
    }
  }
}

function listed(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
