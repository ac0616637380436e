// The cheapest harmless call that shows that a scope works, or why there is none.
import type { ScopeFact } from '../../../shared/okta/catalogue.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { MethodTag } from '../../ui/MethodTag.tsx';
import css from './Detail.module.css';

export function Probe({ fact }: { fact: ScopeFact | undefined }) {
  const { operation } = useCatalogue();
  if (fact?.status !== 'current') return null;
  const probe = fact.probe && operation.get(fact.probe.operationId);
  const query = fact.probe ? new URLSearchParams(fact.probe.query).toString() : '';
  return (
    <section className={css.part} aria-label="Probe">
      <h3 className={css.title}>Probe</h3>
      {probe ? (
        <p className={css.probe}>
          <MethodTag method={probe.method} />
          <span className={css.path}>
            {probe.path}
            {query && `?${query}`}
          </span>
        </p>
      ) : (
        <p className={css.muted}>
          {fact.kind === 'read'
            ? 'None: every read of it needs an ID first.'
            : 'None: only a write shows it, and a write is no harmless call.'}
        </p>
      )}
    </section>
  );
}
