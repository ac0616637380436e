// `scopebench explain`: what a response means that somebody pasted or saved. No engine, no data folder, no vault, no network: only the
// shipped catalogue is read, which says what the request needed.

import { createOperationMatcher } from '../../../shared/okta/catalogue/match-operation.ts';
import { explainResponse } from '../../../shared/okta/explain/explain-response.ts';
import type { Explanation, MatchedCode } from '../../../shared/okta/explain/explanation.ts';
import { isCassetteYaml } from '../../../shared/okta/explain/read-text.ts';
import { satisfies } from '../../../shared/okta/scopes/scope.ts';
import { VERDICT_FACTS } from '../../../shared/okta/verdict/verdicts.ts';
import { findAppRoot } from '../../assembly/app-root.ts';
import { loadCatalogue } from '../../assembly/load-catalogue.ts';
import { CliError } from '../cli-error.ts';
import type { Define } from '../command-entries.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { parseMethod, parsePath, parseScopes } from '../options/parse-values.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import type { Paint, Terminal } from '../terminal/terminal.ts';

const EXAMPLES = `
Examples:
  curl -si https://acme.okta.com/api/v1/groups -H "Authorization: Bearer ..." | scopebench explain -
  scopebench explain answer.txt
  pbpaste | scopebench explain - --scopes "okta.users.read" --json
  scopebench explain token-response.json --scopes "okta.users.read okta.groups.read"

Reads whatever you have: output of curl -i and curl -v, a HAR, a cassette of vcrpy or go-vcr, an example of Postman, what a browser's
network panel copies, output of send --json, the message of an SDK, an exception, lines of a log (plain, JSON, a gateway's), an
event of the System Log, headers alone, a body alone, or the value of WWW-Authenticate. Nothing is sent and nothing is stored; secrets in the text are masked in the answer.
Exit code 2 when nothing in the text can be explained.`;

export const defineExplain: Define = (command, terminal, act) => {
  command
    .argument('[file]', 'the text; - is stdin', '-')
    .option('-X, --method <method>', 'method of the request, where the text does not state it')
    .option('--path <path>', 'path of the request, where the text does not state it')
    .option('-s, --scopes <list>', 'scopes of the token that was sent; of a token response, those that were requested')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', EXAMPLES)
    .action(act((file: string, options: ExplainOptions) => runExplain(terminal, file, options)));
};

interface ExplainOptions {
  method?: string;
  path?: string;
  scopes?: string;
  json?: boolean;
}

async function runExplain(
  { world, paint, print, printJson }: Terminal,
  file: string,
  { method, path, scopes, json }: ExplainOptions,
): Promise<ExitCode> {
  const known = {
    ...(method === undefined ? {} : { method: parseMethod(method, 'Write one word, such as --method POST.') }),
    ...(path === undefined ? {} : { path: parsePath(path) }),
    // Of an answer to a token request those that it asked for, of any other those of the token that was sent.
    ...(scopes === undefined ? {} : { heldScopes: parseScopes(scopes), requestedScopes: parseScopes(scopes) }),
  };
  const text = await readTextFile(world, file, 'explain');
  const catalogue = await loadCatalogue(findAppRoot().folder);
  const matcher = createOperationMatcher(catalogue.operations);
  const explanation = explainResponse(text, {
    ...known,
    readYaml: isCassetteYaml(text) ? (await import('../../../shared/documents/yaml-text.ts')).readYamlPiece : undefined,
    findOperation: (verb, target) => matcher.match(verb, target)?.operation ?? null,
  });
  if (!saysSomething(explanation)) throw notExplained(file, explanation);
  if (json) printJson(explanation);
  else print(formatExplanation(paint, explanation));
  return EXIT.met;
}

const saysSomething = ({ judgement, codes, rateLimit, paging, requestId }: Explanation): boolean =>
  judgement !== null || codes.length > 0 || rateLimit !== null || paging !== null || requestId !== null;

function notExplained(file: string, { problems }: Explanation): CliError {
  const name = file === '-' ? 'Standard input' : file;
  return new CliError('FILE_INVALID', `${name} contains no response that can be explained.`, {
    meaning: problems.join(' '),
    fix: 'Give the output of curl -i, a HAR, or at least the body of the error.',
  });
}

const SURENESS = { certain: '', likely: ' (likely)', uncertain: ' (not certain)' } as const;

function formatExplanation(paint: Paint, explanation: Explanation): string {
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
      (each) => `  Preceded by HTTP ${each.status}${each.location === null ? '' : ` to ${each.location}`}.`,
    ),
    ...formatJudgement(paint, explanation),
    ...formatGrant(explanation),
    ...formatOperation(explanation),
    ...explanation.codes.flatMap((code) => formatCode(paint, code, explanation.judgement?.meaning ?? '')),
    ...formatHeaders(explanation),
    ...problems.map((problem) => `Note: ${problem}`),
  ].join('\n');
}

function formatJudgement(paint: Paint, { judgement }: Explanation): string[] {
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

/** Of a granted token: what was requested, what was granted, and what was left out without a word. */
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
  paint: Paint,
  { code, key, status, text, meaning, fix, exact, foundIn }: MatchedCode,
  said: string,
): string[] {
  const name = key === null || key === code ? code : `${code} / ${key}`;
  const place = foundIn === 'body' ? 'in the body' : 'in WWW-Authenticate';
  return [
    `${paint('bold', name)}  HTTP ${status}, ${place}${exact ? '' : ', by its name only'}`,
    `  ${text}`,
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
