// The cheapest harmless call that shows that a scope works, or why there is none.
import type { ScopeFact } from '../../../../shared/okta/catalogue/catalogue.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { MethodTag } from '../../../ui/chips/MethodTag.tsx';
import { shownBy } from '../ledger/shown-by.ts';
import css from './Detail.module.css';

export function Probe({ fact }: { fact: ScopeFact | undefined }) {
  const { operation, scope } = useCatalogue();
  if (fact?.status !== 'current') return null;
  const call = shownBy(fact, scope);
  const probe = call && operation.get(call.operationId);
  const query = call ? new URLSearchParams(call.query).toString() : '';
  return (
    <section className={css.part} aria-label="Probe">
      <h3 className={css.title}>Probe</h3>
      {probe ? (
        <>
          <p className={css.probe}>
            <MethodTag method={probe.method} />
            <span className={css.path}>
              {probe.path}
              {query && `?${query}`}
            </span>
          </p>
          {!fact.probe && (
            <p className={css.muted}>
              The probe of {fact.resource}.read, with this scope alone in the token: it shows that the scope is
              accepted, not that it allows writes.
            </p>
          )}
        </>
      ) : (
        <p className={css.muted}>
          {fact.kind === 'read'
            ? 'None: every read that it allows needs an ID first.'
            : 'None: only a write would show it, and no write is harmless.'}
        </p>
      )}
    </section>
  );
}
