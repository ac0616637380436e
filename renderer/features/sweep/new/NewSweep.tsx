// A new sweep: who asks, for which scopes, what is called, and what it costs before anything is sent.
import { Textarea, TextInput } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import { createOperationLines } from '../../../../shared/runs/sweep/plan/operation-lines.ts';
import { navigate } from '../../../platform/navigation.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { useSelectedCredential, useSelectedTenant, useTenants } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { SegmentedControl } from '../../../ui/controls/SegmentedControl.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatCounted } from '../../../ui/values/format.ts';
import { startSweep } from '../actions.ts';
import { changeDraft, type SweepDraft, sweepStore } from '../sweep-store.ts';
import { targetLabels } from '../target-labels.ts';
import { CostPanel } from './CostPanel.tsx';
import { chosenTargets, draftInput, missingWords, sweepable } from './draft-input.ts';
import { InvalidWrites } from './InvalidWrites.tsx';
import css from './NewSweep.module.css';
import { TargetChoice } from './TargetChoice.tsx';
import { useCost } from './use-cost.ts';

const SHARES = [0.1, 0.25, 0.5, 0.75, 1];
const AT_ONCE = [1, 2, 4, 6, 10];

const SCOPE_HINTS = {
  registered: 'The scopes that are registered on each of these integrations.',
  readable: 'Every current read scope of the management API, registered or not: shows what the org refuses.',
  list: 'Spaces, commas, lines or JSON. Names that are not in the catalogue are requested anyway.',
} as const;
const OPERATION_HINTS = {
  probes: 'One harmless GET for each scope: quick, and enough to know which scopes work.',
  list: 'One per line: an operation ID, or a method and path. Only GETs are called.',
  safe: 'Every GET of the management API. IDs are taken from earlier lists of the same sweep.',
} as const;
const ISOLATION_HINTS = {
  together:
    'A token carries as many scopes as fit, and each operation is called once. Few requests; shows what the whole set opens.',
  each: 'One token for each scope, and every operation under each. Many requests; shows exactly what each scope opens alone.',
} as const;

export function NewSweep() {
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const draft = useStore(sweepStore, (state) => state.draft);
  const tenants = useTenants();
  const { operations } = useCatalogue().catalogue;
  const readLines = useMemo(() => createOperationLines(operations), [operations]);
  const lines = useMemo(() => readLines(draft.operationList), [readLines, draft.operationList]);
  const chosen = chosenTargets(draft, tenants, tenant && credential ? `${tenant.id}/${credential.id}` : null);
  const missing = missingWords(draft, chosen, lines);
  const input = missing === null ? draftInput(draft, chosen, lines) : null;
  const known = useCost(
    input,
    chosen.map(({ tenant: { production, invalidWrites }, credential: { registeredScopes } }) => [
      production,
      invalidWrites,
      registeredScopes,
    ]),
  );
  const starting = useAction(async () => {
    const names = chosen.map((target) => `${target.tenant.name}, ${target.credential.name}`);
    if (input) await startSweep(input, names);
  });
  if (!tenant || tenants.every((each) => sweepable(each).length === 0)) return <NoCredential />;
  return (
    <div className={css.page}>
      <section className={css.form} aria-label="New sweep">
        <TargetChoice tenant={tenant} tenants={tenants} chosen={chosen} />
        <ScopesField draft={draft} />
        <OperationsField draft={draft} count={lines.ids.length} />
        <Field label="Tokens" hint={ISOLATION_HINTS[draft.isolation]}>
          <SegmentedControl
            label="Tokens"
            value={draft.isolation}
            options={[
              { value: 'together', label: 'Scopes together' },
              { value: 'each', label: 'Each scope alone' },
            ]}
            onChange={(isolation) => changeDraft({ isolation })}
          />
        </Field>
        <PaceFields draft={draft} />
        <InvalidWrites tenants={[...new Set(chosen.map((target) => target.tenant))]} checked={draft.invalidWrites} />
        <TextInput
          label="Name"
          placeholder="Optional, for example: before the new submission"
          description="A sweep with a name is kept until you remove it."
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={100}
          value={draft.name}
          onChange={(event) => changeDraft({ name: event.currentTarget.value })}
        />
      </section>
      <aside className={css.side} aria-label="Cost">
        <CostPanel
          known={known}
          missing={missing}
          targetNames={targetLabels(chosen.map((target) => `${target.tenant.name}, ${target.credential.name}`))}
          share={draft.share}
        />
        {starting.error && <ErrorNotice error={starting.error} onDismiss={starting.clear} />}
        <div className={css.actions}>
          <Button
            variant="primary"
            size="large"
            icon={IconPlayerPlay}
            busy={starting.busy}
            disabled={input === null || known.old || known.cost === null || known.cost.cells === 0}
            onClick={() => starting.run()}
          >
            Start sweep
          </Button>
          <Button size="large" onClick={() => navigate('sweep')}>
            Cancel
          </Button>
        </div>
      </aside>
    </div>
  );
}

function NoCredential() {
  return (
    <EmptyState
      title="No credential of this tenant can request tokens"
      text="A sweep requests tokens with the scopes to try. Add an integration with its client ID and secret."
      action={
        <Button variant="primary" onClick={() => navigate('tenants')}>
          Go to Tenants
        </Button>
      }
    />
  );
}

function ScopesField({ draft }: { draft: SweepDraft }) {
  return (
    <Field label="Scopes" hint={SCOPE_HINTS[draft.scopes]}>
      <SegmentedControl
        label="Scopes"
        value={draft.scopes}
        options={[
          { value: 'registered', label: 'All registered' },
          { value: 'readable', label: 'All read scopes' },
          { value: 'list', label: 'A list' },
        ]}
        onChange={(scopes) => changeDraft({ scopes })}
      />
      {draft.scopes === 'list' && (
        <Textarea
          aria-label="Scopes to try"
          placeholder="okta.users.read okta.groups.read"
          classNames={{ input: 'mono' }}
          autosize
          minRows={3}
          maxRows={8}
          value={draft.list}
          spellCheck={false}
          onChange={(event) => changeDraft({ list: event.currentTarget.value })}
          description={formatCounted(parseScopeList(draft.list).length, 'name')}
          inputWrapperOrder={['input', 'description']}
        />
      )}
    </Field>
  );
}

/** `count`: of the operations that the list names. */
function OperationsField({ draft, count }: { draft: SweepDraft; count: number }) {
  return (
    <Field label="Operations" hint={OPERATION_HINTS[draft.operations]}>
      <SegmentedControl
        label="Operations"
        value={draft.operations}
        options={[
          { value: 'probes', label: 'A probe for each scope' },
          { value: 'safe', label: 'All safe GETs' },
          { value: 'list', label: 'A list' },
        ]}
        onChange={(value) => changeDraft({ operations: value })}
      />
      {draft.operations === 'list' && (
        <Textarea
          aria-label="Operations to call"
          placeholder={'listUsers\nGET /api/v1/groups/{groupId}'}
          classNames={{ input: 'mono' }}
          autosize
          minRows={3}
          maxRows={8}
          value={draft.operationList}
          spellCheck={false}
          onChange={(event) => changeDraft({ operationList: event.currentTarget.value })}
          description={formatCounted(count, 'operation')}
          inputWrapperOrder={['input', 'description']}
        />
      )}
    </Field>
  );
}

function PaceFields({ draft }: { draft: SweepDraft }) {
  return (
    <div className={css.pair}>
      <Field label="Share of the rate limit" hint="The rest is left for everyone else who uses this org.">
        <SegmentedControl
          label="Share of the rate limit"
          value={String(draft.share)}
          options={SHARES.map((share) => ({ value: String(share), label: `${share * 100} %` }))}
          onChange={(share) => changeDraft({ share: Number(share) })}
        />
      </Field>
      <Field label="Concurrent calls">
        <SegmentedControl
          label="Concurrent calls"
          value={String(draft.concurrency)}
          options={AT_ONCE.map((count) => ({ value: String(count), label: String(count) }))}
          onChange={(count) => changeDraft({ concurrency: Number(count) })}
        />
      </Field>
    </div>
  );
}
