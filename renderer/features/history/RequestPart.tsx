// The request as it was sent, secrets masked.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { HeaderList } from '../../ui/lists/HeaderList.tsx';
import { SignedTexts } from '../../viewer/exchange/SignedTexts.tsx';
import css from './ExchangeDetail.module.css';

export function RequestPart({ exchange }: { exchange: Exchange }) {
  const { request } = exchange;
  return (
    <div className={css.sheet}>
      <div className={css.part}>
        <h2 className={css.title}>Request line</h2>
        <pre className={css.pre}>{`${request.method} ${request.url}`}</pre>
      </div>
      <div className={css.part}>
        <h2 className={css.title}>Headers</h2>
        <HeaderList flush label="Request headers" headers={request.headers} />
      </div>
      {request.body !== null && request.body !== '' && (
        <div className={css.part}>
          <h2 className={css.title}>Body</h2>
          <pre className={css.pre}>{request.body}</pre>
        </div>
      )}
      <SignedTexts signed={exchange.signed} />
    </div>
  );
}
