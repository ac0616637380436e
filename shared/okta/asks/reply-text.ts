// The answer to a vendor as plain text: what can be granted and for which operation, what is asked beyond it, and what has to be explained.
// It quotes nothing but scopes, operations and the vendor's own words.

import { counted } from '../../counted.ts';
import type { Operation } from '../catalogue/catalogue.ts';
import { operationTitle } from '../catalogue/operation-title.ts';
import type { NotTaken } from './read-prose.ts';
import type { Said } from './read-said.ts';
import type { AskedScope, VendorAsks } from './vendor-asks.ts';

const NAMED = 5;

export interface ReplyInput {
  asks: VendorAsks;
  said: Said;
  /** By id, for method and path. */
  operation(id: string): Operation | undefined;
}

/** Ends in a newline. Empty where no scope was given. */
export function replyText({ asks, said, operation }: ReplyInput): string {
  if (asks.asked.length === 0) return '';
  const name = (id: string): string => {
    const found = operation(id);
    return found ? `${operationTitle(id)} (${found.method} ${found.path})` : id;
  };
  const of = (...standings: AskedScope['standing'][]) =>
    asks.asked.filter(({ standing }) => standings.includes(standing));
  const parts = [
    ['Hello,', '', opening(asks)].join('\n'),
    list('We can grant these:', of('needed'), ({ scope, because }) => `${scope}, for ${some(because.map(name))}`),
    list(
      'Please leave these out. Nothing that you described needs them:',
      of('over'),
      (row) => `${row.scope}. ${row.risk} It opens ${opened(row)}.`,
    ),
    list(
      'Please ask for less here:',
      of('broader'),
      (row) => `${row.instead.join(' and ')} in place of ${row.scope}. ${row.risk}`,
    ),
    list(
      'These are contained in another scope of your list and can be left out:',
      of('redundant'),
      ({ scope, includedIn }) => (includedIn === null ? scope : `${scope}, which ${includedIn} contains`),
    ),
    list('These cannot be granted to an integration:', of('retired', 'user-only', 'unknown'), notToBeHad),
    list(
      'Your description needs these, and they are not in your list:',
      asks.under,
      ({ scope, because }) => `${scope}, for ${some(because.map(name))}`,
    ),
    list(
      'We could not see whether these are needed. Which operations (method and path) do you call with them?',
      of('unclear', 'open'),
      (row) => `${row.scope}. ${row.risk} It opens ${opened(row)}.`,
    ),
    list('We did not understand these parts of your description:', asked(said.notTaken), ({ text }) => `“${text}”`),
    list(
      'These requests are no operations of the Okta API as we know it:',
      said.unmatched.slice(0, NAMED),
      (request) => request,
    ),
    closing(asks),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const asked = (notTaken: readonly NotTaken[]): NotTaken[] => notTaken.filter(({ why }) => why !== 'negated');

function opening({ asked: { length }, judged }: VendorAsks): string {
  return judged
    ? `Thank you for your list of ${counted(length, 'scope')} for our Okta org. We compared it with what you say that your integration does.`
    : `Thank you for your list of ${counted(length, 'scope')} for our Okta org. Before we grant them, please name the operations (method and path) that your integration calls.`;
}

function closing({ judged, least, more, asked: rows }: VendorAsks): string {
  const open = rows.some(({ standing }) => standing === 'unclear' || standing === 'open');
  const next = !judged || open ? 'With that we can say which scopes are needed.' : '';
  const set = judged && least.length > 0 ? `For what you described this set is enough: ${least.join(' ')}` : '';
  const otherwise = more
    ? 'If you do need more, please name the operation (method and path) that needs it, and why.'
    : '';
  return [set, otherwise, next, '', 'Kind regards'].filter((line, at) => line !== '' || at === 3).join('\n');
}

function list<Row>(title: string, rows: readonly Row[], line: (row: Row) => string): string {
  return rows.length === 0 ? '' : [title, ...rows.map((row) => `- ${line(row)}`)].join('\n');
}

function some(names: readonly string[]): string {
  const more = names.length - NAMED;
  return names.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function opened({ effects }: AskedScope): string {
  const parts = [
    effects.read > 0 ? `${effects.read} that read` : '',
    effects.write > 0 ? `${effects.write} that change` : '',
    effects.delete > 0 ? `${effects.delete} that delete` : '',
  ].filter((part) => part !== '');
  const total = effects.read + effects.write + effects.delete;
  return total === 0 ? 'no operation that is known' : `${counted(total, 'operation')}: ${parts.join(', ')}`;
}

function notToBeHad({ scope, standing, instead }: AskedScope): string {
  const why =
    standing === 'unknown'
      ? 'is no scope that Okta documents'
      : standing === 'retired'
        ? 'is retired'
        : 'is for the tokens of signed-in people only';
  return `${scope} ${why}${instead.length > 0 ? `; in its place: ${instead.join(' or ')}` : ''}`;
}
