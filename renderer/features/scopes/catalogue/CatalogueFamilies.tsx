// The families of the catalogue: version, size, and whether each ships or was imported.
import type { CatalogueStatus } from '../../../../shared/model/catalogue.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { formatCount } from '../../../ui/values/format.ts';
import css from './Catalogue.module.css';

const NAMES: Record<string, string> = {
  management: 'Management',
  oauth: 'OAuth 2.0',
  governance: 'Governance',
  myaccount: 'MyAccount',
};

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
    </div>
  );
}
