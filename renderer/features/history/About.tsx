// The first line of an exchange: of which tenant it is, as whom it was sent, and where it comes from.
import type { Exchange } from '../../../shared/model/exchange.ts';
import { sourceOf } from '../../../shared/model/exchange-sources.ts';
import css from './ExchangeDetail.module.css';
import { SourceMark } from './SourceMark.tsx';

export function About({ exchange }: { exchange: Exchange }) {
  const { tenantName, credentialName } = exchange;
  const who = credentialName ?? 'no credential';
  return (
    <p className={css.about}>
      <span className={css.who} title={`${tenantName}, ${who}`}>
        <b>{tenantName}</b>, {who}
      </span>
      <span aria-hidden="true">·</span>
      <SourceMark source={sourceOf(exchange)} />
    </p>
  );
}
