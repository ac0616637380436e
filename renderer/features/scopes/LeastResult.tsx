// The smallest set with the reason for each scope, then how the registration differs from it, then what could not be matched.
import { IconFlask } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { InferResult } from '../../../shared/contract/infer.ts';
import { operationTitle } from '../../../shared/okta/operation-title.ts';
import { openInWorkbench } from '../../platform/session-state/workbench-handoff.ts';
import { Button } from '../../ui/Button.tsx';
import { CopyButton } from '../../ui/CopyButton.tsx';
import { formatCount } from '../../ui/format.ts';
import { Note } from '../../ui/Note.tsx';
import { ScopeChip } from '../../ui/ScopeChip.tsx';
import { showScope } from './actions.ts';
import css from './Least.module.css';

const MORE = 6;

function Part({ title, text, count, children }: { title: string; text: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <section className={css.part} aria-label={title}>
      <h2 className={css.title}>
        {title} <span className={css.muted}>{formatCount(count)}</span>
      </h2>
      <p className={css.muted}>{text}</p>
      {children}
    </section>
  );
}

function Chips({ names }: { names: readonly string[] }) {
  return (
    <div className={css.chips}>
      {names.map((name) => (
        <ScopeChip key={name} name={name} onClick={() => showScope(name)} />
      ))}
    </div>
  );
}

function becauseWords(because: readonly string[]): string {
  const first = because.slice(0, MORE).map(operationTitle).join(', ');
  return because.length > MORE ? `${first} and ${because.length - MORE} more` : first;
}

export function LeastResult({ result, source }: { result: InferResult; source: string }) {
  const { used, needed, unused, broader, redundant, notRegistered, notByToken, unmatched, unmatchedMore, files } =
    result;
  const names = needed.map(({ scope }) => scope);
  const problems = files.flatMap(({ name, problems: found }) => found.map((problem) => `${name}: ${problem}`));
  return (
    <div className={css.result}>
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
        <p className={css.muted}>
          The smallest set for {used.length === 1 ? '1 operation' : `${formatCount(used.length)} operations`} of{' '}
          {source}.
        </p>
        {needed.length > 0 && (
          <ul className={css.rows}>
            {needed.map(({ scope, because, opens, note }) => (
              <li key={scope} className={css.row}>
                <ScopeChip name={scope} onClick={() => showScope(scope)} />
                <span title={because.join(' ')}>
                  {becauseWords(because)}
                  {note !== null && <span className={css.warning}> {note}</span>}
                </span>
                <span className={css.number}>opens {formatCount(opens)}</span>
              </li>
            ))}
          </ul>
        )}
      </section>
      {problems.length > 0 && (
        <Note tone="warning" title="Not everything could be read">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Note>
      )}
      <Part title="Not registered" text="Needed, and in nothing that is registered." count={notRegistered.length}>
        <Chips names={notRegistered} />
      </Part>
      <Part title="Broader than needed" text="Registered as manage where less would do." count={broader.length}>
        <ul className={css.rows}>
          {broader.map(({ scope, enough }) => (
            <li key={`${scope} ${enough}`} className={css.chips}>
              <ScopeChip name={scope} /> <span>enough:</span> <ScopeChip name={enough} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Redundant" text="Registered beside a manage scope that includes it." count={redundant.length}>
        <ul className={css.rows}>
          {redundant.map(({ scope, includedIn }) => (
            <li key={scope} className={css.chips}>
              <ScopeChip name={scope} /> <span>included in</span> <ScopeChip name={includedIn} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Unused" text="Registered, and no call asked for it." count={unused.length}>
        <Chips names={unused} />
      </Part>
      <Part title="Without a scope" text="Called, and open to no OAuth access token." count={notByToken.length}>
        <p className="mono">{notByToken.join(' ')}</p>
      </Part>
      <Part
        title="Not matched"
        text="Calls that are no operation of the catalogue; they have no part in the set."
        count={unmatched.length + unmatchedMore}
      >
        <ul className={css.paths} aria-label="Calls that are not matched">
          {unmatched.map(({ method, path, calls }) => (
            <li key={`${method} ${path}`}>
              {method} {path} <span className={css.muted}>× {formatCount(calls)}</span>
            </li>
          ))}
          {unmatchedMore > 0 && <li className={css.muted}>and {formatCount(unmatchedMore)} more</li>}
        </ul>
      </Part>
    </div>
  );
}
