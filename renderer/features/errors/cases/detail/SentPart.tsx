// What the case sends: in words, and as it went over the wire the last time (secrets masked by the host). Before the first run
// the request is shown with names in place of what is known only then.
import type { Exchange } from '../../../../../shared/model/exchange.ts';
import { buildCaseRequest, neededValues } from '../../../../../shared/okta/error-cases/cases/build-case-request.ts';
import { CASE_VALUES } from '../../../../../shared/okta/error-cases/cases/case-values.ts';
import type { ErrorCase } from '../../../../../shared/okta/error-cases/error-case.ts';
import type { UserError } from '../../../../platform/errors.ts';
import { CopyButton } from '../../../../ui/controls/CopyButton.tsx';
import { DataList } from '../../../../ui/lists/DataList.tsx';
import { ErrorNotice } from '../../../../ui/notices/ErrorNotice.tsx';
import { SheetPart } from '../../Sheet.tsx';
import css from './CaseDetail.module.css';

type Sent = Pick<Exchange['request'], 'method' | 'headers' | 'body'> & { target: string };

function wireText({ method, target, headers, body }: Sent): string {
  const head = [`${method} ${target}`, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return body === null || body === '' ? head : `${head}\n\n${body}`;
}

function sentOf(one: ErrorCase, exchange: Exchange | null): Sent {
  if (exchange) {
    const { pathname, search } = new URL(exchange.request.url);
    return { ...exchange.request, target: `${pathname}${search}` };
  }
  const { path, ...request } = buildCaseRequest(one.request, {});
  return { ...request, target: path };
}

interface SentPartProps {
  one: ErrorCase;
  exchange: Exchange | null;
  /** It was sent, whether or not the exchange is available. */
  ran: boolean;
  /** Why the exchange could not be read: it may have been purged from the history. */
  error: UserError | null;
}

export function SentPart({ one, exchange, ran, error }: SentPartProps) {
  const text = wireText(sentOf(one, exchange));
  const names = exchange ? [] : neededValues(one.request);
  return (
    <SheetPart label="What is sent">
      <div className={css.lead}>
        <h3>What is sent</h3>
        <span className={css.when}>
          {exchange ? 'as it was sent, secrets masked' : ran ? 'as it would be sent' : 'before the first run'}
        </span>
        <span className={css.space} />
        <CopyButton text={text} label="Copy the request" />
      </div>
      <p>{one.sends}</p>
      {error && <ErrorNotice error={error} />}
      <pre className={css.wire}>{text}</pre>
      {names.length > 0 && (
        <DataList items={names.map((name) => ({ label: `{${name}}`, value: CASE_VALUES[name].words }))} />
      )}
    </SheetPart>
  );
}
