// The steps of a rotation without an outage, of client secrets and of keys alike, read off what the org lists and what is saved here: what is
// done, a button for what is next, and the way back.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { AccessKey, AccessSecret, AppAccess, HeldAs } from '../../../../shared/model/app-access.ts';
import {
  planRotation,
  type RotationRevert,
  type RotationStep,
} from '../../../../shared/okta/app-access/rotation-plan.ts';
import type { HeldKind } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { tenantsStore } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { applySecret } from '../actions.ts';
import css from './Access.module.css';
import type { AccessLook } from './access-store.ts';
import { StrayButtons } from './StrayButtons.tsx';

type Listed = AccessSecret | AccessKey;

interface RotationStepsProps {
  look: AccessLook;
  of: HeldKind;
  listed: readonly Listed[];
  unlisted: AppAccess['unlisted'];
  /** The button that adds one; null where a new one could be put nowhere. */
  add: ReactNode;
}

const SIGNS: Record<RotationStep['state'], string> = { done: '✓', next: '→', later: '·', blocked: '!' };
const STATES: Record<RotationStep['state'], string> = {
  done: 'done',
  next: 'next',
  later: 'later',
  blocked: 'needs something first',
};

export function RotationSteps({ look, of, listed, unlisted, add }: RotationStepsProps) {
  const { steps, impossible } = planRotation(of, listed, unlisted);
  if (impossible !== null) return null;
  const stray = unlisted.find((one) => one.of === of && !one.inUse);
  const find = (id: string | null | undefined) => listed.find((one) => one.id === id);
  return (
    <ol className={css.steps} aria-label="Rotation without an outage">
      {steps.map((step) => (
        <li key={step.id} className={css.step} data-state={step.state}>
          <span className={css.sign} role="img" aria-label={STATES[step.state]}>
            {SIGNS[step.state]}
          </span>
          <span className={css.main}>
            {step.title}
            {step.state !== 'later' && step.note !== '' && <span className={css.note}>{step.note}</span>}
          </span>
          {step.revert && <RevertButton look={look} of={of} to={step.revert.to} target={find(step.revert.targetId)} />}
          {step.state === 'next' && step.id === 'add' && (
            <>
              {stray && <StrayButtons look={look} stray={stray} />}
              {add}
            </>
          )}
          {step.state === 'next' && <StepButton look={look} of={of} step={step} target={find(step.targetId)} />}
        </li>
      ))}
    </ol>
  );
}

interface StepButtonProps {
  look: AccessLook;
  of: HeldKind;
  step: RotationStep;
  target: Listed | undefined;
}

function StepButton({ look, of, step: { id, title }, target }: StepButtonProps) {
  const busy = useStore(look.store, (state) => state.busy);
  if (!target) return null;
  const { heldAs } = target;
  const button = (label: string, onClick: () => unknown) => (
    <Button size="small" variant="primary" busy={busy} onClick={onClick}>
      {label}
    </Button>
  );
  switch (id) {
    case 'test':
      return heldAs && button('Test', () => look.testSecret(heldAs, { of, expected: 'accepted' }));
    case 'switch':
      return heldAs && button('Switch here', () => look.after(() => switchTo(look.tenant.id, heldAs)));
    case 'deactivate':
      return button('Deactivate…', () =>
        look.ask({
          change: { kind: `deactivate-${of}`, id: target.id },
          title: `Deactivate the old ${of}?`,
          confirm: 'Deactivate',
          done: `Old ${of} deactivated`,
        }),
      );
    case 'check':
      return heldAs && button('Check', () => look.testSecret(heldAs, { of, expected: 'refused' }));
    case 'delete':
      return button('Delete…', () =>
        look.ask({
          change: { kind: `delete-${of}`, id: target.id },
          title: `${title}?`,
          confirm: 'Delete',
          done: `${of === 'key' ? 'Key' : 'Secret'} deleted`,
        }),
      );
    case 'add':
      return null;
  }
}

interface RevertButtonProps {
  look: AccessLook;
  of: HeldKind;
  to: RotationRevert;
  target: Listed | undefined;
}

function RevertButton({ look, of, to, target }: RevertButtonProps) {
  const busy = useStore(look.store, (state) => state.busy);
  if (!target) return null;
  const { id, heldAs } = target;
  const button = (label: string, onClick: () => unknown) => (
    <Button size="small" variant="quiet" busy={busy} onClick={onClick}>
      {label}
    </Button>
  );
  switch (to) {
    case 'drop-new':
      return button('Drop the new one…', () =>
        look.ask({
          change: { kind: `deactivate-${of}`, id },
          title: `Deactivate the new ${of}?`,
          confirm: 'Deactivate',
          done: `New ${of} deactivated: it can be deleted`,
        }),
      );
    case 'use-old':
      return heldAs && button('Back to the old one', () => look.after(() => switchTo(look.tenant.id, heldAs)));
    case 'activate-old':
      return button('Activate it again…', () =>
        look.ask({
          change: { kind: `activate-${of}`, id },
          title: `Activate the old ${of} again?`,
          confirm: 'Activate',
          done: `Old ${of} activated`,
        }),
      );
  }
}

/** The bench requests tokens with it from now on. */
async function switchTo(tenantId: string, { credentialId, secretId }: HeldAs): Promise<void> {
  const tenant = tenantsStore.getState().tenants.find(({ id }) => id === tenantId);
  const credential = tenant?.credentials.find(({ id }) => id === credentialId);
  if (credential) await applySecret(tenantId, credential, secretId);
}
