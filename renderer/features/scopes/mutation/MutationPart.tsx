// A set checked by calls: what it costs before it is begun, its progress, and the result in words with every step behind it.
import { IconPlayerPlay, IconPlayerStop, IconShieldCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { InferResult } from '../../../../shared/model/infer.ts';
import { formatScopeParam } from '../../../../shared/okta/scopes/scope-parameter.ts';
import { mutationCost } from '../../../../shared/runs/mutation/mutation-cost.ts';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { useSelectedCredential, useSelectedTenant } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import css from '../least/Least.module.css';
import { isFinding, leastStore } from '../least/least-store.ts';
import { scopesAddress } from '../scopes-address.ts';
import { MutationProgress } from './MutationProgress.tsx';
import { notAboutThis } from './mutation-about.ts';
import { costWords, whatIsChecked } from './mutation-cost-words.ts';
import { canGoOn, isChecking, mutationStore } from './mutation-store.ts';
import { cancelMutation, resumeMutation, startMutation } from './run-mutation.ts';

export function MutationPart({ result, source }: { result: InferResult; source: string }) {
  const { needed, used } = result;
  const operationIds = useMemo(() => used.map(({ operationId }) => operationId), [used]);
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const { check: set } = useAddress(scopesAddress);
  const run = useStore(mutationStore, (state) => state.run);
  const { operation: known, catalogue } = useCatalogue();
  const registered = useStore(leastStore, (state) => state.registered);
  const outdated = useStore(leastStore, isFinding);
  const both = (registered?.length ?? 0) > 0;
  const scopes = useMemo(
    () => (both && set === 'registered' ? (registered ?? []) : needed.map(({ scope }) => scope)),
    [both, set, registered, needed],
  );
  const cost = useMemo(() => {
    const operations = operationIds.flatMap((id) => known.get(id) ?? []);
    return mutationCost(operations, scopes, catalogue.operations);
  }, [operationIds, known, scopes, catalogue]);
  const { overBy } = formatScopeParam(scopes);
  const who = credential === null ? 'no credential' : `${tenant?.name ?? ''}, ${credential.name}`;
  const other = run === null ? [] : notAboutThis(run, { credentialId: credential?.id ?? null, who, scopes });
  const nothing = cost.replayed.length === 0;
  return (
    <section className={css.part} aria-label="Check by calls">
      <div className={css.lead}>
        <h2 className={css.title}>Check by calls</h2>
        {isChecking(run) ? (
          <Button icon={IconPlayerStop} onClick={() => void cancelMutation().catch(reportProblem)}>
            Cancel
          </Button>
        ) : (
          <Button
            icon={IconShieldCheck}
            disabled={nothing || credential === null || outdated}
            onClick={() =>
              void startMutation(scopes, operationIds, { result, source, registered: registered && [...registered] })
            }
          >
            {run && other.length === 0 ? 'Check it again' : 'Check it'}
          </Button>
        )}
        {canGoOn(run) && !outdated && (
          <Button icon={IconPlayerPlay} onClick={() => void resumeMutation().catch(reportProblem)}>
            Resume
          </Button>
        )}
        {both && !isChecking(run) && (
          <SegmentedControl
            label="Set to check"
            value={set}
            options={[
              { value: 'needed', label: `Needed ${needed.length}` },
              { value: 'registered', label: `Registered ${registered?.length ?? 0}` },
            ]}
            onChange={(value) => changeAddress(scopesAddress, { check: value })}
          />
        )}
      </div>
      <p className={css.muted}>
        {credential === null ? 'The check needs a credential to ask for tokens with.' : whatIsChecked(who)}
      </p>
      <p className={css.muted}>{costWords(cost)}</p>
      {overBy > 0 && (
        <Note tone="warning" title="These scopes are too long for one token request">
          Their names are {overBy} characters over the limit of 1,024, so the org will refuse to grant them together.
        </Note>
      )}
      {other.length > 0 && (
        <Note tone="warning" title="The check below is not about what is shown here now">
          {other.join(' ')}
        </Note>
      )}
      {run && <MutationProgress run={run} expected={cost.tokenRequests + cost.calls} />}
    </section>
  );
}
