// The report of an integration and the result of --verify, for people: what is open first, with what to do.
import { counted } from '../../../../shared/counted.ts';
import { CHECK_GROUPS, type CheckGroup } from '../../../../shared/runs/readiness/readiness-checks.ts';
import type { ReadinessReport, ReadinessState } from '../../../../shared/runs/readiness/readiness-report.ts';
import { STATE_WORDS, verdictOf } from '../../../../shared/runs/readiness/report/state-words.ts';
import type { VerifiedPack } from '../../../engine/readiness/verify-pack.ts';
import type { Terminal } from '../../terminal/terminal.ts';

type Paint = Terminal['paint'];

const COLOURS = {
  pass: 'green',
  warn: 'amber',
  fail: 'red',
  manual: 'blue',
  'not-run': 'grey',
} as const satisfies Record<ReadinessState, Parameters<Paint>[0]>;

const INDENT = ' '.repeat(15);

export function formatReadiness(paint: Paint, report: ReadinessReport): string {
  const lines = [
    `${report.integration}, ${report.version === null ? 'edited since its newest version' : `version ${report.version}`}`,
  ];
  for (const group of Object.keys(CHECK_GROUPS) as CheckGroup[]) {
    lines.push('', CHECK_GROUPS[group]);
    // What several checks lack alike is said once, below the first.
    let said = '';
    for (const { state, title, why, fix, stale } of report.checks.filter((one) => one.group === group)) {
      const { sign, word } = STATE_WORDS[state];
      lines.push(`  ${paint(COLOURS[state], `${sign} ${word.padEnd(10)}`)} ${title}${stale ? ' (stale)' : ''}`);
      const more = state === 'pass' ? [] : [why, fix].filter((part) => part !== null).map((part) => INDENT + part);
      if (more.join() !== said) lines.push(...more);
      said = more.join();
    }
  }
  lines.push('', verdictOf(report));
  return lines.join('\n');
}

export function formatVerified(
  paint: Paint,
  { intact, problems, integration, version, ready, madeAt, conclusions }: VerifiedPack,
): string {
  const head = intact
    ? paint('green', 'The pack is as it was made.')
    : paint('red', `The pack is not as it was made: ${counted(problems.length, 'problem')}.`);
  return [
    head,
    ...problems.map(({ file, problem }) => `  ${file}: ${problem}`),
    ...(integration === null
      ? []
      : [
          '',
          `${integration}${version === null ? '' : `, version ${version}`}: ${ready === null ? 'no verdict' : ready ? 'ready' : 'not ready'}${madeAt === null ? '' : `, made ${madeAt}`}`,
        ]),
    '',
    ...conclusions.map(({ can, text }) => `${can ? 'It shows' : 'It does not show'}: ${text}`),
  ].join('\n');
}
