// The work of `scopebench explain`: a text to its explanation. No engine, no data folder, no vault, no network: only the
// shipped catalogue is read, which says what the request needed.

import { explainResponse } from '../../../shared/okta/explain/explain-response.ts';
import type { Explanation } from '../../../shared/okta/explain/explanation.ts';
import { createOperationMatcher } from '../../../shared/okta/match-operation.ts';
import { findAppRoot } from '../../assembly/app-root.ts';
import { loadCatalogue } from '../../assembly/load-catalogue.ts';
import { CliError } from '../cli-error.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { formatExplanation } from '../show/explain-text.ts';
import { print, printJson } from '../terminal/print.ts';
import { readTextFile } from '../terminal/read-text-file.ts';
import { parseMethod, parsePath } from './parse-request.ts';
import { parseScopes } from './parse-scopes.ts';

export interface ExplainOptions {
  method?: string;
  path?: string;
  scopes?: string;
  json?: boolean;
}

export async function runExplain(file: string, { method, path, scopes, json }: ExplainOptions): Promise<ExitCode> {
  const known = {
    ...(method === undefined ? {} : { method: parseMethod(method, 'Write one word, such as --method POST.') }),
    ...(path === undefined ? {} : { path: parsePath(path) }),
    // Of an answer to a token request those that it asked for, of any other those of the token that was sent.
    ...(scopes === undefined ? {} : { heldScopes: parseScopes(scopes), requestedScopes: parseScopes(scopes) }),
  };
  const text = await readTextFile(file, 'explain');
  const catalogue = await loadCatalogue(findAppRoot().folder);
  const matcher = createOperationMatcher(catalogue.operations);
  const explanation = explainResponse(text, {
    ...known,
    findOperation: (verb, target) => matcher.match(verb, target)?.operation ?? null,
  });
  if (!saysSomething(explanation)) throw notExplained(file, explanation);
  if (json) printJson(explanation);
  else print(formatExplanation(explanation));
  return EXIT.met;
}

const saysSomething = ({ judgement, codes, rateLimit, paging, requestId }: Explanation): boolean =>
  judgement !== null || codes.length > 0 || rateLimit !== null || paging !== null || requestId !== null;

function notExplained(file: string, { problems }: Explanation): CliError {
  const name = file === '-' ? 'Standard input' : file;
  return new CliError('FILE_INVALID', `${name} holds no response that could be explained.`, {
    meaning: problems.join(' '),
    fix: 'Give the output of curl -i, a HAR, or at least the body of the error.',
  });
}
