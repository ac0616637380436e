// The responses of this session, the newest at the right: one click goes back to any of them.
import { useEffect, useRef } from 'react';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { verdictFact } from '../../../ui/chips/VerdictChip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatExact } from '../../../ui/values/format.ts';
import { showResponse } from './change-responses.ts';
import css from './ResponseStrip.module.css';
import { type ResponseEntry, useResponseState } from './response-store.ts';

function titleOf({ exchange }: ResponseEntry): string {
  const { operationId, request, verdict, at } = exchange;
  const what = operationId ? operationTitle(operationId) : `${request.method} ${request.url}`;
  return `${what}: ${verdictFact(verdict.verdict).label}, ${formatExact(at)}`;
}

export function ResponseStrip() {
  const entries = useResponseState((state) => state.entries);
  const shownId = useResponseState((state) => state.shownId);
  const frame = useRef<HTMLDivElement>(null);
  const newest = entries.at(-1)?.exchange.id;
  useEffect(() => {
    if (newest && frame.current) frame.current.scrollLeft = frame.current.scrollWidth;
  }, [newest]);
  if (entries.length < 2) return null;
  return (
    <div ref={frame} className={css.strip} role="toolbar" aria-label="Responses of this session">
      {entries.map((entry) => {
        const { id, response, verdict } = entry.exchange;
        const words = entry.outcome === 'no-token' ? 'token' : String(response?.status ?? '—');
        return (
          <button
            key={id}
            type="button"
            className={classNames(css.pill, css[verdictFact(verdict.verdict).colour], id === shownId && css.shown)}
            aria-current={id === shownId}
            aria-label={`${words}, ${titleOf(entry)}`}
            title={titleOf(entry)}
            onClick={() => showResponse(id)}
          >
            {words}
          </button>
        );
      })}
    </div>
  );
}
