// What a vendor asks for, for a person at a terminal: the standing of each scope, what it allows, what is missing, what was not understood.
import { counted } from '../../../../shared/counted.ts';
import { NOT_TAKEN_WORDS, STANDING_FACTS } from '../../../../shared/okta/asks/asks-words.ts';
import type { ComparedAsks, OpenedOperations } from '../../../../shared/okta/asks/compare-asks.ts';
import type { Said } from '../../../../shared/okta/asks/read-said.ts';
import type { EffectCounts } from '../../../../shared/okta/asks/scope-risk.ts';
import type { AskedScope, VendorAsks } from '../../../../shared/okta/asks/vendor-asks.ts';
import { formatTable } from '../../terminal/table.ts';
import type { Paint } from '../../terminal/terminal.ts';

const NAMED = 4;

export function formatAsks(paint: Paint, asks: VendorAsks, said: Said, version: string): string {
  const rows = asks.asked.map((row) => {
    const { label, colour } = STANDING_FACTS[row.standing];
    return [`  ${paint(colour, label.padEnd(LABEL_WIDTH))}`, row.scope, effects(row.effects), detail(row)];
  });
  return [
    `${counted(asks.asked.length, 'scope')} asked for, by the catalogue ${version}. ${understood(asks, said)}`,
    formatTable(rows),
    ...asks.under.map(
      ({ scope, because }) => `${paint('red', '+')} ${scope} is needed and not asked for: ${named(because)}`,
    ),
    ...(asks.judged && asks.least.length > 0 ? [`${paint('bold', 'Enough:')} ${asks.least.join(' ')}`] : []),
    ...(asks.notByToken.length > 0 ? [`No access token is accepted for ${named(asks.notByToken)}.`] : []),
    ...said.notTaken.map(({ text, why }) => `${paint('amber', '?')} “${text}”: ${NOT_TAKEN_WORDS[why]}`),
    ...said.unmatched.map((request) => `${paint('amber', '?')} ${request}: no operation of the catalogue`),
  ].join('\n');
}

const LABEL_WIDTH = Math.max(...Object.values(STANDING_FACTS).map(({ label }) => label.length));

function understood({ judged }: VendorAsks, { operations, format }: Said): string {
  if (!judged) return 'Nothing is known of what it does (--does), so it is not judged what is needed.';
  const vague = operations.filter(({ confidence }) => confidence === 'uncertain').length;
  const firm = operations.length - vague;
  const more = vague > 0 ? `, ${vague} that may be meant` : '';
  return `What it does, read as ${format}: ${counted(firm, 'operation')}${more}.`;
}

const effects = ({ read, write, delete: removes }: EffectCounts): string =>
  `reads ${read}, changes ${write}, deletes ${removes}`;

function detail({ standing, because, instead, includedIn, risk }: AskedScope): string {
  switch (standing) {
    case 'needed':
      return `for ${named(because)}`;
    case 'unclear':
      return because.length > 0 ? `may be meant: ${named(because)}` : risk;
    case 'broader':
      return `${instead.join(' ')} would do. ${risk}`;
    case 'redundant':
      return includedIn === null ? '' : `included in ${includedIn}`;
    case 'retired':
    case 'user-only':
      return instead.length > 0 ? `in its place: ${instead.join(' ')}` : '';
    case 'unknown':
      return 'Okta documents no such scope';
    case 'no-api':
      return 'opens nothing of the API';
    case 'over':
    case 'open':
      return risk;
  }
}

export function formatCompared(paint: Paint, compared: ComparedAsks): string {
  const { added, removed, widened, narrowed, same, opens, closes } = compared;
  const lines = [
    ...added.map((scope) => `${paint('amber', '+')} ${scope}`),
    ...widened.map(({ from, to }) => `${paint('amber', '↑')} ${from} → ${to}`),
    ...removed.map((scope) => `${paint('green', '-')} ${scope}`),
    ...narrowed.map(({ from, to }) => `${paint('green', '↓')} ${from} → ${to}`),
  ];
  return [
    '',
    paint('bold', 'Against the earlier list'),
    ...(lines.length === 0 ? ['No scope is different.'] : lines),
    `${counted(same.length, 'scope')} in both.`,
    `Opens ${operations(opens)}`,
    `Closes ${operations(closes)}`,
  ].join('\n');
}

const operations = ({ count, effects: by, operations: ids }: OpenedOperations): string =>
  count === 0
    ? 'no operation.'
    : `${counted(count, 'operation')} (reads ${by.read}, changes ${by.write}, deletes ${by.delete}): ${named(ids)}`;

function named(ids: readonly string[]): string {
  const more = ids.length - NAMED;
  return ids.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
