// The smallest set, each scope with the operations that demand it, and what the set was found from.
import { IconFlask } from '@tabler/icons-react';
import { useState } from 'react';
import type { InferResult } from '../../../../shared/model/infer.ts';
import { operationTitle } from '../../../../shared/okta/catalogue/operation-title.ts';
import { describeLeftOut } from '../../../../shared/okta/traffic/describe-left-out.ts';
import { openInWorkbench } from '../../../platform/session-state/workbench-handoff.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { RestsOn } from '../ledger/RestsOn.tsx';
import { showOperation, showScope } from '../scopes-address.ts';
import css from './Least.module.css';

const SHOWN = 6;

const FORMATS: Record<string, string> = {
  har: 'HAR',
  postman: 'Postman collection',
  openapi: 'OpenAPI file',
  cassette: 'recorded cassette',
  'access-log': 'access log',
  log: 'log',
  'json-lines': 'JSON lines',
  'json-list': 'JSON list',
};

/** What the set is of, and when there is none, why. */
function foundWords({ used, needed, unmatched, notByToken }: InferResult, source: string): string {
  if (used.length + unmatched.length + notByToken.length === 0) return `There are no calls in ${source}.`;
  if (used.length === 0) return `No call of ${source} matches an operation of the catalogue.`;
  const operations = formatCounted(used.length, 'operation');
  return needed.length === 0
    ? `None is needed for the ${operations} of ${source}.`
    : `The smallest set for ${operations} of ${source}.`;
}

function Because({ because }: { because: readonly string[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? because : because.slice(0, SHOWN);
  return (
    <span className={css.because}>
      {shown.map((id) => (
        <button key={id} type="button" className={css.link} title={id} onClick={() => showOperation(id)}>
          {operationTitle(id)}
        </button>
      ))}
      {because.length > shown.length && (
        <Button size="small" variant="quiet" onClick={() => setAll(true)}>
          {`${because.length - shown.length} more`}
        </Button>
      )}
    </span>
  );
}

export function NeededPart({ result, source }: { result: InferResult; source: string }) {
  const { needed, files, history } = result;
  const names = needed.map(({ scope }) => scope);
  const read = files.filter(({ format }) => format !== 'unknown');
  return (
    <section className={css.part} aria-label="Needed">
      <div className={css.lead}>
        <h2 className={css.title}>
          Needed <span className={css.muted}>{formatCount(needed.length)}</span>
        </h2>
        {names.length > 0 && (
          <>
            <Button icon={IconFlask} onClick={() => openInWorkbench({ operationId: null, scopes: names })}>
              Use in Workbench
            </Button>
            <CopyButton text={names.join(' ')} label="Copy the scopes" />
          </>
        )}
      </div>
      <p className={css.muted}>{foundWords(result, source)}</p>
      {history && <RestsOn basis={history} />}
      {read.length > 0 && (
        <p className={css.muted}>
          {read
            .map(({ name, format, calls }) => `${name}: ${FORMATS[format] ?? format}, ${formatCounted(calls, 'call')}`)
            .join('; ')}
          .
        </p>
      )}
      {read.map(
        ({ name, leftOut }) =>
          leftOut && (
            <p key={name} className={css.leftOut}>
              {read.length > 1 && `${name}: `}
              {describeLeftOut(leftOut)}
            </p>
          ),
      )}
      {needed.length > 0 && (
        <ul className={classNames(css.rows, css.table)}>
          {needed.map(({ scope, because, opens, note }) => (
            <li key={scope} className={css.row}>
              <ScopeChip name={scope} onClick={() => showScope(scope)} />
              <div>
                <Because because={because} />
                {note !== null && <p className={css.warning}>{note}</p>}
              </div>
              <span className={css.number}>opens {formatCount(opens)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
