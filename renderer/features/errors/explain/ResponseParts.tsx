// The parts of a pasted response that matter: status, the challenge split into its fields, rate limit, paging, ids; then all
// headers and the body, masked.

import type { Explanation } from '../../../../shared/okta/explain/explanation.ts';
import { parseWwwAuthenticate } from '../../../../shared/okta/verdict/denial.ts';
import { headerValue, headerValues } from '../../../../shared/okta/wire-text/headers.ts';
import { StatusCode } from '../../../ui/chips/StatusCode.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { DataList, type DataListProps } from '../../../ui/lists/DataList.tsx';
import { HeaderList } from '../../../ui/lists/HeaderList.tsx';
import { formatCount, formatExact } from '../../../ui/values/format.ts';
import { BodyViewer } from '../../../viewer/BodyViewer.tsx';
import { SheetPart } from '../Sheet.tsx';
import css from './Explain.module.css';

const STATUS_FROM = {
  text: null,
  code: 'not pasted; the status that Okta sends with this code',
  guess: 'not pasted; nothing in the text is an error',
} as const;

function Id({ value, label }: { value: string; label: string }) {
  return (
    <>
      <span className="mono">{value}</span> <CopyButton text={value} label={label} />
    </>
  );
}

function factsOf({
  request,
  parsed,
  rateLimit,
  paging,
  requestId,
  errorId,
  earlier,
}: Explanation): DataListProps['items'] {
  const from = parsed.statusFrom === null ? null : STATUS_FROM[parsed.statusFrom];
  return [
    ...(request
      ? [
          {
            label: 'Request',
            value: `${request.methodAssumed ? '' : `${request.method} `}${request.target}`,
            mono: true,
          },
        ]
      : []),
    ...(parsed.status === null
      ? []
      : [
          {
            label: 'Status',
            value: (
              <>
                <StatusCode status={parsed.status} text={parsed.statusText} />
                {from && <span className={css.muted}> ({from})</span>}
              </>
            ),
          },
        ]),
    ...(earlier.length > 0
      ? [
          {
            label: 'Before it',
            value: earlier
              .map(({ status, statusText, location }) => [status, statusText, location].filter(Boolean).join(' '))
              .join(', '),
          },
        ]
      : []),
    ...(rateLimit
      ? [
          {
            label: 'Rate limit',
            value:
              rateLimit.kind === 'concurrency'
                ? 'Too many calls at the same time: the limit is given as 0'
                : `${formatCount(rateLimit.remaining)} of ${formatCount(rateLimit.limit)} left, reset ${formatExact(rateLimit.resetAt)}`,
          },
        ]
      : []),
    ...(paging?.next ? [{ label: 'Next page', value: paging.next, mono: true }] : []),
    ...(paging?.refused ? [{ label: 'Next page', value: paging.refused.reason }] : []),
    ...(requestId ? [{ label: 'Request ID', value: <Id value={requestId} label="Copy the request ID" /> }] : []),
    ...(errorId ? [{ label: 'Error ID', value: <Id value={errorId} label="Copy the error ID" /> }] : []),
  ];
}

export function ResponseParts({ explanation }: { explanation: Explanation }) {
  const { headers, bodyText, bodyCut } = explanation.parsed;
  const facts = factsOf(explanation);
  const bodyLabel = explanation.kind === 'message' ? 'Message' : 'Body';
  const challenges = parseWwwAuthenticate(headerValues(headers, 'www-authenticate'));
  return (
    <>
      {facts.length > 0 && (
        <SheetPart label="Facts">
          <h3>Facts</h3>
          <DataList items={facts} />
        </SheetPart>
      )}
      {challenges.map(({ scheme, parameters }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may hold two challenges of one scheme, and they do not move.
        <SheetPart key={`${index} ${scheme}`} label={`WWW-Authenticate: ${scheme}`}>
          <h3>
            WWW-Authenticate: <span className="mono">{scheme}</span>
          </h3>
          <HeaderList flush label={`Fields of the ${scheme} challenge`} headers={Object.entries(parameters)} />
        </SheetPart>
      ))}
      {headers.length > 0 && (
        <SheetPart label="Headers">
          <h3>Headers</h3>
          <HeaderList flush label="Headers of the response" headers={headers} />
        </SheetPart>
      )}
      {bodyText !== '' && (
        <SheetPart label={bodyLabel}>
          <h3>{bodyLabel}</h3>
          <div className={css.body}>
            <BodyViewer
              source={{
                key: bodyText,
                text: bodyText,
                size: new TextEncoder().encode(bodyText).length,
                contentType: headerValue(headers, 'content-type'),
                truncated: bodyCut,
                truncatedReason: 'It is explained by them and by its head.',
              }}
            />
          </div>
        </SheetPart>
      )}
    </>
  );
}
