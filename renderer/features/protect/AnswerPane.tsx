// One answer of the API: verdict, cause and advice, how its token was made, and what crossed the wire.
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { DataList } from '../../ui/lists/DataList.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { EvidenceFrame } from '../../viewer/exchange/EvidenceFrame.tsx';
import { ExchangeAnswer } from '../../viewer/exchange/ExchangeAnswer.tsx';
import { useKeptExchange } from '../../viewer/exchange/use-kept-exchange.ts';
import css from './Protect.module.css';
import { chooseCell } from './protect-address.ts';
import type { ShownAnswer } from './shown-answer.ts';
import { VerdictMark } from './VerdictMark.tsx';

export function AnswerPane({ answer }: { answer: ShownAnswer }) {
  const { title, wire, status, expected, verdict, cause, advice, token, exchangeId } = answer;
  const { exchange, error, retry } = useKeptExchange(exchangeId);
  return (
    <EvidenceFrame
      label={`Answer: ${title}`}
      head={
        <>
          <b>{title}</b>
          <VerdictMark verdict={verdict} look="chip" />
          <StatusCode status={status} />
        </>
      }
      onClose={() => chooseCell(null)}
      wire={wire}
    >
      <div className={css.words}>
        <p>{cause}</p>
        {advice !== '' && <p className={css.advice}>{advice}</p>}
      </div>
      <DataList
        items={[{ label: 'Expected', value: expected }, ...(token === null ? [] : [{ label: 'Token', value: token }])]}
      />
      {error && <ErrorNotice error={error} onRetry={retry} />}
      {exchange && <ExchangeAnswer exchange={exchange} wireOnly />}
    </EvidenceFrame>
  );
}
