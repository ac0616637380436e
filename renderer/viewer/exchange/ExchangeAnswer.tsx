// What the org answered: what it means, the challenge in its own words, headers on demand, and the body.
import { useState } from 'react';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { Ticked } from '../../ui/chips/Ticked.tsx';
import { Disclosure } from '../../ui/layout/Disclosure.tsx';
import { HeaderList } from '../../ui/lists/HeaderList.tsx';
import { BodyViewer } from '../BodyViewer.tsx';
import { DpopOffer } from './DpopOffer.tsx';
import css from './ExchangeAnswer.module.css';
import { emptyBodyWords } from './empty-body-words.ts';
import { exchangeBody } from './exchange-body.ts';
import { hasOrgReason, OrgReason } from './org-reason.ts';
import { Wire } from './Wire.tsx';

export interface ExchangeAnswerProps {
  exchange: Exchange;
  /** Which of two it is, for screen readers. */
  of?: string;
  /** What it means is said by whoever shows it. */
  wireOnly?: boolean;
}

export function ExchangeAnswer({ exchange, of, wireOnly = false }: ExchangeAnswerProps) {
  const [headers, setHeaders] = useState(false);
  const { response, failure, verdict } = exchange;
  const challenge = response?.headers.find(([name]) => name.toLowerCase() === 'www-authenticate')?.[1];
  return (
    <>
      <div className={css.part}>
        {!wireOnly && (
          <>
            <p className={css.title}>
              <Ticked text={verdict.title} />
            </p>
            <p>
              <Ticked text={verdict.meaning} />
            </p>
            {verdict.next !== '' && (
              <p className={css.muted}>
                <Ticked text={verdict.next} />
              </p>
            )}
          </>
        )}
        <DpopOffer exchange={exchange} />
        {challenge && <Wire text={`WWW-Authenticate: ${challenge}`} />}
        {failure && <p>{failure.message}</p>}
        {hasOrgReason(exchange) && <OrgReason exchange={exchange} />}
      </div>
      {response && (
        <div className={css.headers}>
          <Disclosure open={headers} onToggle={() => setHeaders(!headers)}>
            {`${response.headers.length} response headers`}
          </Disclosure>
          {headers && <HeaderList flush label="Response headers" headers={response.headers} />}
        </div>
      )}
      {response && (
        <div className={css.body}>
          <BodyViewer
            source={exchangeBody(exchange.id, response.body)}
            emptyText={emptyBodyWords(exchange.request.method, response)}
            label={of === undefined ? undefined : `${of}: response body`}
          />
        </div>
      )}
    </>
  );
}
