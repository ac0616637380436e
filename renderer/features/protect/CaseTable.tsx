// The cases as rows and the routes as columns: status and verdict in each cell, a click shows the answer behind it.
import { useEffect, useRef } from 'react';
import type { ProtectCaseResult } from '../../../shared/runs/protect/protect-events.ts';
import { type ProtectView, resultOf } from '../../../shared/runs/protect/reduce-protect.ts';
import { casesOf, TEST_CASE_IDS, testCase } from '../../../shared/runs/protect/test-cases.ts';
import { MethodTag } from '../../ui/chips/MethodTag.tsx';
import { classNames } from '../../ui/class-names.ts';
import css from './Protect.module.css';
import { cellKey, chooseCell } from './protect-address.ts';
import { VerdictMark } from './VerdictMark.tsx';

export function CaseTable({ view, chosen }: { view: ProtectView; chosen: string | null }) {
  const { routes } = view;
  const rows = TEST_CASE_IDS.filter((id) => routes.some(({ expect }) => casesOf(expect).includes(id)));
  return (
    <table className={css.table}>
      <caption className={css.caption}>Cases</caption>
      <thead>
        <tr>
          <th scope="col">Sent</th>
          {routes.map(({ method, path, expect }) => (
            <th key={`${method} ${path} ${expect}`} scope="col">
              <span className={css.column}>
                <MethodTag method={method} />
                <span className="mono" title={path}>
                  {path}
                </span>
              </span>
              <span className={css.expect}>{expect}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((id) => (
          <tr key={id}>
            <th scope="row" title={testCase(id).sends}>
              {testCase(id).label}
            </th>
            {routes.map(({ method, path, expect }, route) => (
              <td key={`${method} ${path} ${expect}`}>
                <Cell
                  result={resultOf(view, route, id)}
                  label={`${testCase(id).label}, ${method} ${path}`}
                  cell={cellKey(route, id)}
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

interface CellProps {
  result: Pick<ProtectCaseResult, 'status' | 'verdict'> | null;
  label: string;
  cell: string;
  chosen: string | null;
}

export function Cell({ result, label, cell, chosen }: CellProps) {
  const button = useRef<HTMLButtonElement>(null);
  const open = cell === chosen;
  // The answer below takes room from the table.
  useEffect(() => {
    if (open) button.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  if (result === null) return <span className={css.empty}>·</span>;
  return (
    <button
      ref={button}
      type="button"
      className={classNames(css.cell, open && css.open)}
      aria-label={`Show the answer: ${label}`}
      aria-pressed={open}
      onClick={() => chooseCell(open ? null : cell)}
    >
      <span className={css.status}>{result.status ?? '–'}</span>
      <VerdictMark verdict={result.verdict} />
    </button>
  );
}
