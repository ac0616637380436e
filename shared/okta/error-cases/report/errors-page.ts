// docs/ERRORS.md as a text made of the cases: `npm run errors-table` writes it, and a test holds the file equal to it.

import { markdownTable } from '../../../report/markdown.ts';
import { parseOktaError } from '../../errors/okta-error.ts';
import { findDenial } from '../../verdict/denial.ts';
import { headerValue } from '../../wire-text/headers.ts';
import { errorCases } from '../all-cases.ts';
import { CASE_GROUP_IDS, CASE_GROUPS } from '../cases/case-groups.ts';
import { caseWords } from '../cases/case-words.ts';
import { publicSources } from '../cases/public-sources.ts';
import { UNCERTAIN_POINTS } from '../cases/uncertain-points.ts';
import { toShownAnswer } from '../compare/shown-answer.ts';
import type { ErrorCase, ExpectedAnswer } from '../error-case.ts';

const HEAD = `# Error cases

What Okta answers to requests with one thing wrong. This page is made of the data in \`shared/okta/error-cases\` by
\`npm run errors-table\`; change the data, not this page. Run them all with \`scopebench errors\`, against the sandbox org or your own.

Where more than one answer is listed, it is not known outside Okta which one is sent, and all of them count as expected; the likelier
one is first. \`…\` stands for what varies. A case marked *unsafe* is sent to a real org only when that is allowed, and never to one
that is marked as production. The sources are listed at the end of this page. D is documented, T from
Okta's own tables of errors, C captured traffic, R reported by others, I inferred.
`;

export function errorsPage(): string {
  const groups = CASE_GROUP_IDS.map((id) => {
    const cases = errorCases().filter(({ group }) => group === id);
    const rows = cases.map((one) => [
      `${one.title}${one.unsafe === null ? '' : ' (unsafe)'}`,
      one.id,
      one.sends,
      answersOf(one),
      caseWords(one).meaning,
      caseWords(one).fix,
      `${publicSources(one)
        .map(({ title }) => title)
        .join(', ')}; ${one.evidence.join('')}, ${one.confidence}`,
    ]);
    const { title, words } = CASE_GROUPS[id];
    const table = markdownTable(['Case', 'Id', 'Sends', 'Answer', 'Meaning', 'What to do', 'Source'], rows);
    const open = [...new Set(cases.flatMap(({ uncertain }) => uncertain ?? []))].map(
      (point) => `- ${UNCERTAIN_POINTS[point]}`,
    );
    return [`## ${title}`, words, table, ...(open.length === 0 ? [] : [open.join('\n')])].join('\n\n');
  });
  const sources = new Map(
    errorCases()
      .flatMap(publicSources)
      .map(({ title, url }) => [title, url]),
  );
  const links = [...sources].map(([title, url]) => `- [${title}](${url})`).sort();
  return `${HEAD}\n${groups.join('\n\n')}\n\n## Sources\n\n${links.join('\n')}\n`;
}

function answersOf({ expected }: ErrorCase): string {
  return [...new Set(expected.map(answerOf))].join(' Or: ');
}

/** Status, error and text: where they are, in the body or in WWW-Authenticate, makes no difference to a reader of the table. */
function answerOf(answer: ExpectedAnswer): string {
  const { headers, body } = toShownAnswer(answer);
  const denial = findDenial(headerValue(headers, 'www-authenticate'));
  const error = parseOktaError(body);
  const shape = error?.shape === 'management' && !/^E\d/.test(error.code ?? '') ? ', in the shape of the API' : '';
  const code = error?.code ?? denial?.error;
  const text = (error?.summary ?? denial?.description ?? '').replaceAll('{any}', '…');
  const where = denial === null ? '' : ' (empty body, in WWW-Authenticate)';
  if (code) return `${answer.status} ${code}${shape}${text === '' ? '' : `: ${text}`}${where}`;
  return `${answer.status}, ${answer.body === null ? 'empty body' : JSON.stringify(answer.body)}`;
}
