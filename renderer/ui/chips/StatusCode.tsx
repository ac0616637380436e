// An HTTP status as a number in its colour; a dash when there was no answer. What it means is the verdict's matter.
import { classNames } from '../class-names.ts';
import css from './StatusCode.module.css';
import { verdictFact } from './VerdictChip.tsx';
import colours from './VerdictColours.module.css';

export interface StatusCodeProps {
  status: number | null;
  /** The reason phrase, where there is room for it. */
  text?: string;
  /** Where the verdict is known, the number has its colour: one exchange, one colour. */
  verdict?: string;
}

function look(status: number | null, verdict: string | undefined): string {
  return verdict === undefined ? (byClass(status) ?? '') : classNames(colours[verdictFact(verdict).colour], css.judged);
}

function byClass(status: number | null): string | undefined {
  if (status === null) return css.none;
  if (status >= 500) return css.server;
  if (status >= 400) return css.client;
  if (status >= 300) return css.other;
  return css.good;
}

export function StatusCode({ status, text, verdict }: StatusCodeProps) {
  return (
    <span
      className={classNames(css.status, look(status, verdict))}
      title={status === null ? 'No answer' : text ? `${status} ${text}` : undefined}
    >
      {status ?? '—'}
      {text && <span className={css.text}> {text}</span>}
    </span>
  );
}
