// A recording for a terminal: a line for each call while it goes on, and in the end what it shows.
import { counted } from '../../../../shared/counted.ts';
import { VERDICT_FACTS } from '../../../../shared/okta/verdict/verdicts.ts';
import { BEHAVIOURS, type BehaviourState } from '../../../../shared/runs/recording/judge-behaviour.ts';
import type { RecordedCall } from '../../../../shared/runs/recording/recording-events.ts';
import type { RecordingJson } from '../../../../shared/runs/recording/report/recording-json.ts';
import type { Colour } from '../../terminal/style.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';

const STATES: Record<BehaviourState, { sign: string; label: string; colour: Colour }> = {
  good: { sign: '✓', label: 'good', colour: 'green' },
  bad: { sign: '✗', label: 'bad', colour: 'red' },
  'not-seen': { sign: '-', label: 'not seen', colour: 'grey' },
};

/** The org's target may be long: what matters is at its start. */
const TARGET_LENGTH = 90;

export function formatCall(paint: Paint, { status, method, target, verdict, title, ms, fault }: RecordedCall): string {
  const what = status !== null && status < 400 ? '' : `  ${title}`;
  const shown = target.length > TARGET_LENGTH ? `${target.slice(0, TARGET_LENGTH)}…` : target;
  const put = fault === null ? '' : `  (fault: ${fault})`;
  return `${paint(VERDICT_FACTS[verdict].colour, String(status ?? '---'))} ${method} ${shown}  ${Math.round(ms)} ms${what}${put}`;
}

export function formatRecording(paint: Paint, result: RecordingJson): string {
  const { calls, operations, least, granted, unused, failures, behaviour, tenant } = result;
  if (calls === 0) return `No call was recorded. Was the program given the URL in place of that of ${tenant}?`;
  const rows = operations.map(({ operationId, method, path, calls: count, statuses, scopes }) => [
    `  ${operationId ?? 'unknown'}`,
    `${method} ${path}`,
    counted(count, 'call'),
    Object.keys(statuses).join(' '),
    scopes.join(' '),
  ]);
  const failed = failures.map(({ title, calls: count, operations: where, byFault }) => {
    const put = byFault === 0 ? '' : ` (${byFault} by a fault that was put between)`;
    return `  ${title.replace(/\.$/, '')}: ${counted(count, 'call')}${put}, of ${where.join(', ')}`;
  });
  const points = behaviour.flatMap(({ id, state, evidence }) => {
    const { sign, label, colour } = STATES[state];
    const title = BEHAVIOURS.find((one) => one.id === id)?.title ?? id;
    return [paint(colour, `  ${sign} ${title}: ${label}`), `      ${evidence}`];
  });
  return [
    paint('bold', counted(calls, 'call')),
    formatTable(rows),
    '',
    paint('bold', 'Least scopes'),
    `  ${least.join(' ') || 'none'}`,
    ...(granted.length === 0 ? [] : [`Held by its tokens: ${granted.join(' ')}`]),
    ...(unused.length === 0 ? [] : [paint('amber', `Held and not needed by these calls: ${unused.join(' ')}`)]),
    ...(failed.length === 0 ? [] : ['', paint('bold', 'What failed'), ...failed]),
    '',
    paint('bold', 'How the program behaved'),
    ...points,
  ].join('\n');
}
