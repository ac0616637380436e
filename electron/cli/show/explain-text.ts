// An explanation for a person: what it was taken for, the verdict with its reasons, the codes, and what else the headers say.
import type { Explanation, MatchedCode } from '../../../shared/okta/explain/explanation.ts';
import { fillGaps } from '../../../shared/okta/gap-text.ts';
import { satisfies } from '../../../shared/okta/scope.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdicts.ts';
import { paint } from '../terminal/style.ts';

const SURENESS = { certain: '', likely: ' (likely)', uncertain: ' (not certain)' } as const;

export function formatExplanation(explanation: Explanation): string {
  const { kindLabel, request, parsed, earlier, problems, judgedAs } = explanation;
  const status =
    parsed.status === null
      ? 'No status'
      : `HTTP ${parsed.status}${parsed.statusText ? ` ${parsed.statusText}` : ''}${parsed.statusFrom === 'text' ? '' : ', assumed'}`;
  const asked = request ? `${request.methodAssumed ? '' : `${request.method} `}${request.target}` : '';
  return [
    paint('bold', [asked, status].filter(Boolean).join('  ')),
    `  Read as: ${kindLabel}${judgedAs === 'token' ? ', from a token endpoint' : ''}.`,
    ...earlier.map(
      (each) => `  Before it came HTTP ${each.status}${each.location === null ? '' : ` to ${each.location}`}.`,
    ),
    ...formatJudgement(explanation),
    ...formatGrant(explanation),
    ...formatOperation(explanation),
    ...explanation.codes.flatMap((code) => formatCode(code, explanation.judgement?.meaning ?? '')),
    ...formatHeaders(explanation),
    ...problems.map((problem) => `Note: ${problem}`),
  ].join('\n');
}

function formatJudgement({ judgement }: Explanation): string[] {
  if (judgement === null) return [];
  const { colour, sign, label } = VERDICT_FACTS[judgement.verdict];
  const title = judgement.title === label ? '' : `: ${judgement.title}`;
  return [
    '',
    `${paint(colour, `${sign} ${label}`)}${title}${SURENESS[judgement.confidence]}`,
    ...[judgement.meaning, judgement.next && `Next: ${judgement.next}`].filter(Boolean).map((line) => `  ${line}`),
    ...judgement.evidence.map((line) => `  - ${line}`),
    '',
  ];
}

/** Of a granted token: what was asked for, what came, and what was left out without a word. */
function formatGrant({ grant }: Explanation): string[] {
  if (grant === null) return [];
  const { requested, granted, missing } = grant;
  return [
    `Requested: ${requested === null ? 'not known; name it with --scopes' : requested.join(' ')}`,
    `Granted: ${granted.join(' ') || 'no scope is named'}`,
    ...(missing.length > 0 ? [`Left out: ${missing.join(' ')}`] : []),
  ];
}

/** What the operation needs, and what of it the token had, where that is known. */
function formatOperation({ operation, request }: Explanation): string[] {
  if (operation === null) return [];
  const held = request?.heldScopes ?? null;
  const needs = operation.scopes.map((name) =>
    held === null ? name : `${name} (${satisfies(held, name) ? 'the token holds it' : 'the token lacks it'})`,
  );
  return [`Operation: ${operation.id}, needs ${needs.join(', ') || 'no scope'}`];
}

/** The words of the row only where the judgement has not said them. */
function formatCode(
  { code, key, status, text, values, meaning, fix, exact, foundIn }: MatchedCode,
  said: string,
): string[] {
  const name = key === null || key === code ? code : `${code} / ${key}`;
  const place = foundIn === 'body' ? 'in the body' : 'in WWW-Authenticate';
  return [
    `${paint('bold', name)}  HTTP ${status}, ${place}${exact ? '' : ', by its name only'}`,
    `  ${fillGaps(text, values)}`,
    ...(meaning === said ? [] : [`  ${meaning} ${fix}`]),
  ];
}

function formatHeaders({ rateLimit, paging, requestId, errorId }: Explanation): string[] {
  return [
    rateLimit &&
      (rateLimit.kind === 'concurrency'
        ? 'Rate limit: too many calls at the same time; the limit is given as 0.'
        : `Rate limit: ${rateLimit.remaining} of ${rateLimit.limit} calls left.`),
    paging?.next && `Next page: ${paging.next}`,
    paging?.refused && `Next page: ${paging.refused.reason}`,
    requestId && `Request id: ${requestId}`,
    errorId && `Error id: ${errorId}`,
  ].filter((line): line is string => typeof line === 'string' && line !== '');
}
