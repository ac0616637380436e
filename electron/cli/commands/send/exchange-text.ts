// An answer for a person: status line, what it means, headers when asked for, the body laid out.
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { VERDICT_FACTS } from '../../../../shared/okta/verdict/verdicts.ts';
import type { Paint } from '../../terminal/terminal.ts';
import { isJson, prettyJson } from './json-layout.ts';
import type { WholeBody } from './response-body.ts';

/** Status line and verdict. */
export function formatHead(
  paint: Paint,
  { response, verdict, failure, timing, requestId, rateLimit }: Exchange,
): string {
  const { colour, sign, label } = VERDICT_FACTS[verdict.verdict];
  const status = response
    ? `HTTP ${response.status}${response.statusText ? ` ${response.statusText}` : ''}`
    : 'No answer';
  const facts = [
    `${Math.round(timing.total)} ms`,
    ...(response ? [formatSize(response.body.size)] : []),
    // A limit of 0 is about calls at the same time: nothing was counted.
    ...(rateLimit?.kind === 'rate' ? [`${rateLimit.remaining} of ${rateLimit.limit} calls left`] : []),
    ...(requestId ? [`request ${requestId}`] : []),
  ];
  return [
    `${paint('bold', status)}  ${facts.join(', ')}`,
    `${paint(colour, `${sign} ${label}`)}${verdict.title === label ? '' : `: ${verdict.title}`}`,
    ...[verdict.meaning, failure && failure.message !== verdict.meaning ? failure.message : '', verdict.next]
      .filter((line): line is string => typeof line === 'string' && line !== '')
      .map((line) => `  ${line}`),
  ].join('\n');
}

export function formatHeaders({ response }: Exchange): string {
  return (response?.headers ?? []).map(([name, value]) => `${name}: ${value}`).join('\n');
}

/** Empty for an empty body. */
export function formatBody({ text, bytes }: WholeBody): string {
  if (text !== null) return isJson(text) ? prettyJson(text) : text;
  return bytes.byteLength === 0 ? '' : formatBinary(bytes.byteLength);
}

export const formatBinary = (size: number): string => `(${formatSize(size)} that are not text; --raw writes them)`;

export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
