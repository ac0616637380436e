// The least admin role beside the scopes: a standard role or the permissions of a custom one, and of which operations nothing is known.
import type { AdvisedRole, RoleAdvice } from '../../../../shared/model/roles/role-advice.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { ROLE_CAVEAT, roleInWords, rolesInWords } from '../../../../shared/okta/roles/role-words.ts';
import { classNames } from '../../../ui/class-names.ts';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { showOperation } from '../scopes-address.ts';
import css from './Least.module.css';

function Operations({ ids }: { ids: readonly string[] }) {
  return (
    <span className={css.because}>
      {ids.map((id) => (
        <button key={id} type="button" className={css.link} title={id} onClick={() => showOperation(id)}>
          {operationTitle(id)}
        </button>
      ))}
    </span>
  );
}

/** The operations of each role, the least role first. */
function byRole(known: RoleAdvice['known']): { role: AdvisedRole; ids: string[]; sources: string[] }[] {
  const rows = new Map<string, { role: AdvisedRole; ids: string[]; sources: string[] }>();
  for (const { operationId, role, source } of known) {
    const words = roleInWords(role);
    const row = rows.get(words) ?? { role, ids: [], sources: [] };
    row.ids.push(operationId);
    if (!row.sources.includes(source)) row.sources.push(source);
    rows.set(words, row);
  }
  return [...rows.values()];
}

export function RolesPart({ advice }: { advice: RoleAdvice | null }) {
  if (advice === null || advice.known.length + advice.unknown.length === 0) return null;
  const { role, together, known, unknown, custom } = advice;
  const names = custom.permissions.map(({ name }) => name);
  return (
    <section className={css.part} aria-label="Admin role">
      <h2 className={css.title}>Admin role</h2>
      <p>
        {role === null ? (
          'No source says which standard role allows these operations.'
        ) : (
          <>
            Least standard role: <strong>{roleInWords(role)}</strong>
            {unknown.length > 0 && ', as far as it is known'}.
            {together.length > 0 && ` Two lesser roles do it together: ${rolesInWords(together)}.`}
          </>
        )}
      </p>
      {known.length > 0 && (
        <ul className={classNames(css.rows, css.pairs)} aria-label="Least role of each operation">
          {byRole(known).map(({ role: least, ids, sources }) => (
            <li key={roleInWords(least)} className={css.row} title={sources.join('\n')}>
              <span>{roleInWords(least)}</span>
              <span className={css.muted}>for</span>
              <Operations ids={ids} />
            </li>
          ))}
        </ul>
      )}
      {names.length > 0 && (
        <>
          <div className={css.lead}>
            <h3>Or a custom role with these permissions</h3>
            <CopyButton text={JSON.stringify(names)} label="Copy the permissions as JSON" />
          </div>
          <ul className={classNames(css.rows, css.pairs)} aria-label="Permissions of a custom role">
            {custom.permissions.map(({ name, because, source }) => (
              <li key={name} className={css.row} title={source}>
                <code className="mono">{name}</code>
                <span className={css.muted}>for</span>
                <Operations ids={because} />
              </li>
            ))}
          </ul>
          <p className={css.muted}>
            {custom.resources.length > 0
              ? `Its resource set has to hold the ${custom.resources.join(', ')} that are read or changed, and no others.`
              : 'What its resource set has to hold is not known.'}
          </p>
        </>
      )}
      {unknown.length > 0 && (
        <div className={classNames(css.warning, css.known)}>
          No role is known for <Operations ids={unknown} />
        </div>
      )}
      {custom.unknown.length > 0 && names.length > 0 && (
        <div className={classNames(css.muted, css.known)}>
          No permission is known for <Operations ids={custom.unknown} />
        </div>
      )}
      <p className={css.muted}>{ROLE_CAVEAT}</p>
    </section>
  );
}
