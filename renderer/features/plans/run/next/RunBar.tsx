// Above the result: on which tenant and as whom the plan is run next, what is checked besides, and what that sends at most. What the run that is
// shown below was about stays with that run.
import { Checkbox } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanOutline } from '../../../../../shared/runs/plan/plan-outline.ts';
import { changeAddress } from '../../../../platform/navigation.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { useSelectedCredential, useSelectedTenant, useTenants } from '../../../../platform/session-state/tenants.ts';
import { Button } from '../../../../ui/controls/Button.tsx';
import { Disclosure } from '../../../../ui/layout/Disclosure.tsx';
import { TenantPicker } from '../../../../ui/tenants/TenantPicker.tsx';
import { TenantSelect } from '../../../../ui/tenants/TenantSelect.tsx';
import { credentialChoice, tenantsByName } from '../../../../ui/tenants/tenant-choices.ts';
import { formatCounted } from '../../../../ui/values/format.ts';
import type { OpenPlan } from '../../open-plans.ts';
import { plansAddress } from '../../plans-address.ts';
import css from '../PlanRun.module.css';
import { changeRunDraft, EMPTY_DRAFT, planRunStore, type RunTarget } from '../plan-run-store.ts';
import { runPlan } from '../run-plan.ts';
import { RunOptions } from './RunOptions.tsx';
import { chosenTargets, missingWords, possibleTargets } from './run-input.ts';
import { useOutline } from './use-outline.ts';

export function RunBar({ plan }: { plan: OpenPlan }) {
  const { key } = plan;
  const draft = useStore(planRunStore, ({ drafts }) => drafts[key]) ?? EMPTY_DRAFT;
  const starting = useStore(planRunStore, (state) => state.starting);
  const tenant = useSelectedTenant();
  const credential = useSelectedCredential();
  const tenants = useTenants();
  const possible = useMemo(() => possibleTargets(tenants), [tenants]);
  const barKey = tenant && credential ? `${tenant.id}/${credential.id}` : null;
  const targets = chosenTargets(draft.targets, possible, barKey);
  const read = useOutline({
    text: plan.text,
    mutate: draft.mutate,
    negative: draft.negative,
    tenantId: targets[0]?.tenantId,
    credentialId: targets[0]?.credentialId,
  });
  const outline = read?.outline ?? null;
  const mistakes = read?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const missing = outline && missingWords(draft, targets, outline);
  const change = (part: Partial<typeof draft>) => changeRunDraft(key, part);
  return (
    <section className={css.setup} aria-label="Next run">
      <div className={css.bar}>
        <TargetChoice targets={targets} onChoose={(keys) => change({ targets: keys })} />
        <Checkbox
          label="Check each scope"
          title="Then each registered scope is left out once: is anything refused?"
          checked={draft.mutate}
          onChange={(event) => change({ mutate: event.currentTarget.checked })}
        />
        <Checkbox
          label="Negative cases"
          title="Then what has to be refused is sent: without the scope, with a wrong secret, after the delete …"
          checked={draft.negative}
          onChange={(event) => change({ negative: event.currentTarget.checked })}
        />
        <Disclosure open={draft.open} onToggle={() => change({ open: !draft.open })}>
          Options
        </Disclosure>
        <div className={css.go}>
          <span className={css.cost} role="status">
            {mistakes > 0 ? (
              <>
                {formatCounted(mistakes, 'mistake')} in the plan.{' '}
                <Button
                  size="small"
                  variant="quiet"
                  onClick={() => changeAddress(plansAddress, { part: 'edit' }, { step: true })}
                >
                  Show them
                </Button>
              </>
            ) : (
              (missing ?? (outline && costWords(outline, targets.length)))
            )}
          </span>
          <Button
            variant="primary"
            icon={IconPlayerPlay}
            keys="mod+enter"
            busy={starting !== null}
            disabled={mistakes > 0 || targets.length === 0}
            onClick={() => void runPlan(plan, null).catch(reportProblem)}
          >
            Run
          </Button>
        </div>
      </div>
      {draft.open && <RunOptions draft={draft} outline={outline} onChange={change} />}
    </section>
  );
}

/** What goes out at most, and whether it changes anything. */
function costWords({ cost, writes }: PlanOutline, tenants: number): string {
  const sent = `At most ${formatCounted(cost.requests, 'request')}, ${formatCounted(cost.tokens, 'token')}`;
  const each = tenants > 1 ? ' each' : '';
  return `${sent}${each} · ${writes.length === 0 ? 'writes nothing' : `${formatCounted(writes.length, 'step writes', 'steps write')}`}`;
}

function TargetChoice({ targets, onChoose }: { targets: readonly RunTarget[]; onChoose: (keys: string[]) => void }) {
  const tenants = useTenants();
  const choices = useMemo(() => {
    const possible = new Set(possibleTargets(tenants).map(({ key }) => key));
    return tenantsByName(tenants).flatMap((tenant) =>
      tenant.credentials
        .map((credential) => credentialChoice(tenant, credential, `${tenant.name}, ${credential.name}`))
        .filter(({ key }) => possible.has(key)),
    );
  }, [tenants]);
  const [first, ...more] = targets.map(({ key }) => key);
  const checked = new Set(more);
  const others = useMemo(() => choices.filter(({ key }) => key !== first), [choices, first]);
  return (
    <>
      <TenantSelect
        className={css.target}
        label="Run as"
        choices={choices}
        currentKey={first ?? null}
        onChoose={({ key }) => onChoose([key, ...more.filter((other) => other !== key)])}
      />
      {others.length > 0 && (
        <TenantPicker
          label="Compare with other tenants"
          choices={others}
          currentKey={null}
          checkedKeys={checked}
          onChoose={({ key }) => {
            if (first !== undefined)
              onChoose([first, ...(checked.has(key) ? more.filter((other) => other !== key) : [...more, key])]);
          }}
          target={(onClick) => (
            <Button variant="quiet" title="The same plan on other tenants, side by side" onClick={onClick}>
              {more.length === 0 ? 'Compare…' : `and ${more.length} more`}
            </Button>
          )}
        />
      )}
    </>
  );
}
