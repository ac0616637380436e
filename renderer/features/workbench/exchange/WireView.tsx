// An exchange as it crossed the wire: the request as sent (secrets masked by the host), and the response.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../../ui/chips/StatusCode.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { formatDuration } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { HeaderTable } from './HeaderTable.tsx';
import { readableBody } from './readable-body.ts';
import { TimingTable } from './TimingTable.tsx';
import css from './WireView.module.css';

const SignedTexts = onDemand(async () => (await import('../../../viewer/exchange/SignedTexts.tsx')).SignedTexts);

export function WireRequest({ exchange }: { exchange: Exchange }) {
  const { method, url, headers, body } = exchange.request;
  return (
    <section className={css.part} aria-label="Request as sent">
      <div className={css.line}>
        <MethodTag method={method} />
        <code className={css.url}>{url}</code>
        <CopyButton text={url} label="Copy URL" />
      </div>
      <p className={css.note}>
        Sent <RelativeTime at={exchange.at} />
        {exchange.credentialName && ` with ${exchange.credentialName}`}. Secrets are masked.
      </p>
      <HeaderTable headers={headers} label="Request headers" />
      {body !== null && body !== '' && <BodyText text={body} headers={headers} label="Request body" />}
      {exchange.signed.length > 0 && <SignedTexts signed={exchange.signed} />}
    </section>
  );
}

export function WireResponse({ exchange }: { exchange: Exchange }) {
  const { response, failure, timing } = exchange;
  return (
    <section className={css.part} aria-label="Response">
      <div className={css.line}>
        <StatusCode
          status={response?.status ?? null}
          text={response?.statusText ?? 'No answer'}
          verdict={exchange.verdict.verdict}
        />
        <span className={css.note}>{formatDuration(timing.total)}</span>
      </div>
      {failure && (
        <p>
          {failure.message} {failure.fix}
        </p>
      )}
      {response && <HeaderTable headers={response.headers} label="Response headers" />}
      {response?.body.text && <BodyText text={response.body.text} headers={response.headers} label="Response body" />}
      {response && response.body.size === 0 && <p className={css.note}>The body is empty.</p>}
      <TimingTable timing={timing} />
    </section>
  );
}

function BodyText({ text, headers, label }: { text: string; headers: Exchange['request']['headers']; label: string }) {
  return (
    <ScrollRegion className={css.body} aria-label={label}>
      <pre>{readableBody(text, headers)}</pre>
    </ScrollRegion>
  );
}
