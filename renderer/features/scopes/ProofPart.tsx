// The proof of a set: what it costs before it is begun, its progress, and the result in words with every step behind it.
import { IconPlayerStop, IconShieldCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { InferResult } from '../../../shared/model/infer.ts';
import { proofCost } from '../../../shared/okta/proof-cost.ts';
import { formatScopeParam } from '../../../shared/okta/scope-parameter.ts';
import { reportProblem } from '../../platform/problems.ts';
import { useCatalogue } from '../../platform/session-state/catalogue.ts';
import { useSelectedCredential, useSelectedTenant } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import css from './Least.module.css';
import { leastStore } from './least-store.ts';
import { ProofProgress } from './ProofProgress.tsx';
import { notAboutThis } from './proof-about.ts';
import { costWords, whatIsProven } from './proof-cost-words.ts';
import { isProving, proofStore } from './proof-store.ts';
import { cancelProof, startProof } from './run-proof.ts';

export function ProofPart({ result, source }: { result: InferResult; source: string }) {
  const { needed, used } = result;
  const operationIds = useMemo(() => used.map(({ operationId }) => operationId), [used]);
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const { set, run } = useStore(proofStore);
  const { operation: known, catalogue } = useCatalogue();
  const registered = useStore(leastStore, (state) => state.registered);
  const both = (registered?.length ?? 0) > 0;
  const scopes = useMemo(
    () => (both && set === 'registered' ? (registered ?? []) : needed.map(({ scope }) => scope)),
    [both, set, registered, needed],
  );
  const cost = useMemo(() => {
    const operations = operationIds.flatMap((id) => known.get(id) ?? []);
    return proofCost(operations, scopes, catalogue.operations);
  }, [operationIds, known, scopes, catalogue]);
  const { overBy } = formatScopeParam(scopes);
  const who = credential === null ? 'no credential' : `${tenant?.name ?? ''}, ${credential.name}`;
  const other = run === null ? [] : notAboutThis(run, { credentialId: credential?.id ?? null, who, scopes });
  const nothing = cost.replayed.length === 0;
  return (
    <section className={css.part} aria-label="Proof">
      <div className={css.lead}>
        <h2 className={css.title}>Proof</h2>
        {isProving(run) ? (
          <Button icon={IconPlayerStop} onClick={() => void cancelProof().catch(reportProblem)}>
            Cancel
          </Button>
        ) : (
          <Button
            icon={IconShieldCheck}
            disabled={nothing || credential === null}
            onClick={() =>
              void startProof(scopes, operationIds, { result, source, registered: registered && [...registered] })
            }
          >
            {run && other.length === 0 ? 'Prove it again' : 'Prove it'}
          </Button>
        )}
        {both && !isProving(run) && (
          <SegmentedControl
            label="Set to prove"
            value={set}
            options={[
              { value: 'needed', label: `Needed ${needed.length}` },
              { value: 'registered', label: `Registered ${registered?.length ?? 0}` },
            ]}
            onChange={(value) => proofStore.setState({ set: value })}
          />
        )}
      </div>
      <p className={css.muted}>
        {credential === null ? 'A proof needs a credential to ask for tokens with.' : whatIsProven(who)}
      </p>
      <p className={css.muted}>{costWords(cost)}</p>
      {overBy > 0 && (
        <Note tone="warning" title="These scopes are too long for one token request">
          Their names are {overBy} characters over the limit of 1,024, so the org will refuse to grant them together.
        </Note>
      )}
      {other.length > 0 && (
        <Note tone="warning" title="The proof below is of something else than what stands here now">
          {other.join(' ')}
        </Note>
      )}
      {run && <ProofProgress run={run} expected={cost.tokenRequests + cost.calls} />}
    </section>
  );
}
