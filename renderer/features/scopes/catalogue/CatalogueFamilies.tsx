// The families of the catalogue: version, size, and whether each ships or was imported.
import type { CatalogueStatus } from '../../../../shared/model/catalogue.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { overlayOf } from '../../../../shared/okta/catalogue/release-overlay.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import { showOperation, showScope } from '../scopes-address.ts';
import css from './Catalogue.module.css';

const NAMES: Record<string, string> = {
  management: 'Management',
  oauth: 'OAuth 2.0',
  governance: 'Governance',
  myaccount: 'MyAccount',
};

/** What was seen of a newer release than the one in use, by name. */
function SeenRelease() {
  const overlay = overlayOf(useCatalogue().catalogue);
  if (overlay === null) return null;
  const { from, to, evidence, scopesGone, operationsGone, operationsNew, sources } = overlay;
  return (
    <section className={css.seen} aria-label={`Seen of ${to}`}>
      <h2 className={css.seenTitle}>
        Seen of {to} <Tag tone="warning">{evidence}</Tag>
      </h2>
      <p className={css.muted}>
        These differ from {from} and are marked in the ledger and in the list of operations. Import the description of a
        newer release to see everything that changes.
      </p>
      <ul className={css.seenList}>
        {scopesGone.map((scope) => (
          <li key={scope}>
            <Tag tone="warning">gone</Tag> <ScopeChip name={scope} onClick={() => showScope(scope)} />
          </li>
        ))}
        {operationsGone.map((id) => (
          <li key={id}>
            <Tag tone="warning">gone</Tag>{' '}
            <button type="button" className={css.link} title={id} onClick={() => showOperation(id)}>
              {operationTitle(id)}
            </button>
          </li>
        ))}
        {operationsNew.map(({ method, path, scopes }) => (
          <li key={`${method} ${path}`}>
            <Tag tone="good">new</Tag>{' '}
            <span className="mono">
              {method} {path}
            </span>{' '}
            <span className={css.muted}>needs {scopes.join(' ')}</span>
          </li>
        ))}
      </ul>
      <p className={css.muted}>From {sources.join('; ')}.</p>
    </section>
  );
}

export function CatalogueFamilies({ families }: CatalogueStatus) {
  const sum = (of: 'operations' | 'scopes') => families.reduce((total, family) => total + family[of], 0);
  return (
    <div className={css.sheet}>
      <table className={css.table} aria-label="Catalogue in use">
        <thead>
          <tr>
            <th scope="col">Specification</th>
            <th scope="col">Version</th>
            <th scope="col" className={css.number}>
              Operations
            </th>
            <th scope="col" className={css.number}>
              Scopes
            </th>
            <th scope="col">From</th>
          </tr>
        </thead>
        <tbody>
          {families.map(({ family, version, shippedVersion, imported, operations, scopes }) => (
            <tr key={family}>
              <th scope="row">{NAMES[family] ?? family}</th>
              <td className="mono">{version}</td>
              <td className={css.number}>{formatCount(operations)}</td>
              <td className={css.number}>{formatCount(scopes)}</td>
              <td>
                {imported ? (
                  <span className={css.from}>
                    <Tag tone="accent">imported</Tag>
                    {shippedVersion !== null && <span className={css.muted}>in place of {shippedVersion}</span>}
                  </span>
                ) : (
                  <span className={css.muted}>ships with Scopebench</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <td />
            <td className={css.number}>{formatCount(sum('operations'))}</td>
            <td className={css.number}>{formatCount(sum('scopes'))}</td>
            <td />
          </tr>
        </tfoot>
      </table>
      <p className={css.muted}>
        Facts only: methods, paths, scopes, limits and lifecycle of each operation. Nothing is fetched; you import a
        newer file yourself, from Okta’s own repository of specifications.
      </p>
      <SeenRelease />
    </div>
  );
}
