// Plans: the files at the left; at the right the open ones in tabs, each with its form, its text and its run.
import { IconListCheck } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { changeAddress, useAddress } from '../../platform/navigation.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { SegmentedControl } from '../../ui/controls/SegmentedControl.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { PlanEditor } from './edit/PlanEditor.tsx';
import { newPlan, openPlansStore } from './open-plans.ts';
import { plansAddress } from './plans-address.ts';
import { PlanRun } from './run/PlanRun.tsx';

export function PlansPage() {
  const { part } = useAddress(plansAddress);
  const { plans, shown } = useStore(openPlansStore);
  const plan = plans.find(({ key }) => key === shown) ?? null;
  return (
    <>
      <PageHead
        title="Plans"
        note={plan?.name}
        actions={
          plan && (
            <SegmentedControl
              label="What is shown of the plan"
              value={part}
              onChange={(part) => changeAddress(plansAddress, { part }, { step: true })}
              options={[
                { value: 'edit', label: 'Edit' },
                { value: 'run', label: 'Run' },
              ]}
            />
          )
        }
      />
      {plan === null ? (
        <EmptyState
          icon={IconListCheck}
          title="No plan is open"
          text="A plan is a file of requests with what is expected of each answer."
          action={<Button onClick={() => newPlan()}>New plan</Button>}
        />
      ) : part === 'edit' ? (
        <PlanEditor key={plan.key} plan={plan} />
      ) : (
        <PlanRun key={plan.key} plan={plan} />
      )}
    </>
  );
}
