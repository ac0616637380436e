// The response: its verdict in a line, headers on demand, and the body in the viewer.
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { Ticked } from '../../ui/chips/Ticked.tsx';
import { VerdictChip } from '../../ui/chips/VerdictChip.tsx';
import { Disclosure } from '../../ui/layout/Disclosure.tsx';
import { HeaderList } from '../../ui/lists/HeaderList.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { BodyViewer } from '../../viewer/BodyViewer.tsx';
import { emptyBodyWords } from '../../viewer/exchange/empty-body-words.ts';
import { exchangeBody } from '../../viewer/exchange/exchange-body.ts';
import css from './ExchangeDetail.module.css';

export function ResponsePart({ exchange }: { exchange: Exchange }) {
  const [headers, setHeaders] = useState(false);
  const { response, failure, verdict } = exchange;
  return (
    <>
      <div className={css.verdict}>
        <VerdictChip verdict={verdict.verdict} />
        <span className={`${css.verdictWords} truncate`} title={verdict.meaning}>
          <Ticked text={verdict.meaning} />
        </span>
        <span className={css.space} />
        {response && (
          <Disclosure open={headers} onToggle={() => setHeaders(!headers)} className={css.end}>
            {`${response.headers.length} headers`}
          </Disclosure>
        )}
      </div>
      {headers && response && <HeaderList label="Response headers" headers={response.headers} />}
      <div className={css.body}>
        {response ? (
          <BodyViewer
            source={exchangeBody(exchange.id, response.body)}
            emptyText={emptyBodyWords(exchange.request.method, response)}
          />
        ) : (
          <EmptyState icon={IconPlugConnectedX} title={failure?.message ?? 'There was no answer'} text={failure?.fix} />
        )}
      </div>
    </>
  );
}
