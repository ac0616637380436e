// The smallest set with the reason for each scope, how it is checked by calls, how the registration differs from it, then what could not be
// matched.
import { useStore } from 'zustand';
import type { InferResult } from '../../../../shared/model/infer.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { MutationPart } from '../mutation/MutationPart.tsx';
import css from './Least.module.css';
import { LeastPart, ScopeChips } from './LeastPart.tsx';
import { leastStore } from './least-store.ts';
import { NeededPart } from './NeededPart.tsx';
import { RolesPart } from './RolesPart.tsx';

function isExact({ unused, broader, redundant, notRegistered }: InferResult): boolean {
  return unused.length + broader.length + redundant.length + notRegistered.length === 0;
}

/** Whose registration the parts below are about. */
function ComparedWith() {
  const registered = useStore(leastStore, (state) => state.registered);
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  if (!tenant || !credential) return null;
  const who = `${credential.name} of ${tenant.name}`;
  return (
    <p className={css.muted}>
      {registered === undefined
        ? `The scopes registered for ${who} are not noted, so there is nothing to compare the set with.`
        : `Compared with the ${formatCounted(registered.length, 'scope')} registered for ${who}.`}
    </p>
  );
}

export function LeastResult({ result, source }: { result: InferResult; source: string }) {
  const { needed, unused, broader, redundant, notRegistered, notByToken, unmatched, unmatchedMore, files } = result;
  const registered = useStore(leastStore, (state) => state.registered);
  const problems = files.flatMap(({ name, problems: found }) => found.map((problem) => `${name}: ${problem}`));
  return (
    <ScrollRegion className={css.result} aria-label="Result">
      {problems.length > 0 && (
        <Note tone="warning" title="Not everything could be read">
          {problems.map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Note>
      )}
      <NeededPart result={result} source={source} />
      <RolesPart advice={result.roles} />
      {needed.length > 0 && <ComparedWith />}
      {needed.length > 0 && <MutationPart result={result} source={source} />}
      {registered && isExact(result) && needed.length > 0 && (
        <Note tone="good" title="The registration is exactly this set" />
      )}
      <LeastPart
        title="Not registered"
        text="Needed, but not covered by anything that is registered."
        count={notRegistered.length}
      >
        <ScopeChips names={notRegistered} />
      </LeastPart>
      <LeastPart title="Broader than needed" text="Registered as manage where less would do." count={broader.length}>
        <ul className={classNames(css.rows, css.pairs)}>
          {broader.map(({ scope, enough }) => (
            <li key={`${scope} ${enough}`} className={css.row}>
              <ScopeChip name={scope} /> <span className={css.muted}>use instead:</span> <ScopeChip name={enough} />
            </li>
          ))}
        </ul>
      </LeastPart>
      <LeastPart title="Redundant" text="Registered beside a manage scope that includes it." count={redundant.length}>
        <ul className={classNames(css.rows, css.pairs)}>
          {redundant.map(({ scope, includedIn }) => (
            <li key={scope} className={css.row}>
              <ScopeChip name={scope} /> <span className={css.muted}>included in</span> <ScopeChip name={includedIn} />
            </li>
          ))}
        </ul>
      </LeastPart>
      <LeastPart title="Unused" text="Registered, and no call needed it." count={unused.length}>
        <ScopeChips names={unused} />
      </LeastPart>
      <LeastPart
        title="Without a scope"
        text="Called, but no OAuth access token can call it: no scope allows it."
        count={notByToken.length}
      >
        <p className="mono">{notByToken.join(' ')}</p>
      </LeastPart>
      <LeastPart
        title="Not matched"
        text="These calls match no operation of the catalogue and do not count towards the set."
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
      </LeastPart>
    </ScrollRegion>
  );
}
