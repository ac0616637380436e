// The preflights: a row for each page, a column for each route.
import type { ProtectView } from '../../../shared/runs/protect/reduce-protect.ts';
import { Cell } from './CaseTable.tsx';
import css from './Protect.module.css';
import { cellKey } from './protect-address.ts';

const MAY = { allowed: 'may call it', foreign: 'may not' } as const;

export function CorsTable({ view: { routes, origins, cors }, chosen }: { view: ProtectView; chosen: string | null }) {
  return (
    <table className={css.table}>
      <caption className={css.caption}>Pages of other origins (CORS preflight)</caption>
      <thead>
        <tr>
          <th scope="col">Page</th>
          {routes.map(({ method, path, expect }) => (
            <th key={`${method} ${path} ${expect}`} scope="col" className="mono">
              {path}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {origins.map(({ from, origin }) => (
          <tr key={from}>
            <th scope="row">
              <span className="mono">{origin}</span>
              <span className={css.expect}>{MAY[from]}</span>
            </th>
            {routes.map(({ method, path, expect }, route) => (
              <td key={`${method} ${path} ${expect}`}>
                <Cell
                  result={cors.find((one) => one.route === route && one.from === from) ?? null}
                  label={`page of ${origin}, ${method} ${path}`}
                  cell={cellKey(route, from)}
                  chosen={chosen}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
