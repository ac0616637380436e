// The steps of a rotation without an outage, read off what the org lists and what is saved here: what is done, and a button for what is next.
import { useStore } from 'zustand';
import type { AccessSecret, AppAccess } from '../../../../shared/model/app-access.ts';
import { planRotation, type RotationStep } from '../../../../shared/okta/app-access/rotation-plan.ts';
import { tenantsStore } from '../../../platform/session-state/tenants.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { applySecret } from '../actions.ts';
import css from './Access.module.css';
import type { AccessLook } from './access-store.ts';

interface RotationStepsProps {
  look: AccessLook;
  access: AppAccess;
  secrets: AccessSecret[];
  /** Null where a new secret could be put nowhere. */
  onAdd: (() => void) | null;
}

const SIGNS: Record<RotationStep['state'], string> = { done: '✓', next: '→', later: '·', blocked: '!' };
const STATES: Record<RotationStep['state'], string> = {
  done: 'done',
  next: 'next',
  later: 'later',
  blocked: 'needs something first',
};

export function RotationSteps({ look, secrets, onAdd }: RotationStepsProps) {
  const { steps, impossible } = planRotation(secrets);
  if (impossible !== null) return null;
  return (
    <ol className={css.steps} aria-label="Rotation without an outage">
      {steps.map((step) => (
        <li key={step.id} className={css.step} data-state={step.state}>
          <span className={css.sign} role="img" aria-label={STATES[step.state]}>
            {SIGNS[step.state]}
          </span>
          <span className={css.main}>
            {step.title}
            {step.state !== 'done' && step.state !== 'later' && <span className={css.note}>{step.note}</span>}
          </span>
          {step.state === 'next' && (
            <StepButton look={look} step={step} secret={secrets.find(({ id }) => id === step.secretId)} onAdd={onAdd} />
          )}
        </li>
      ))}
    </ol>
  );
}

interface StepButtonProps {
  look: AccessLook;
  step: RotationStep;
  secret: AccessSecret | undefined;
  onAdd: (() => void) | null;
}

function StepButton({ look, step: { id, secretId }, secret, onAdd }: StepButtonProps) {
  const busy = useStore(look.store, (state) => state.busy);
  const button = (label: string, onClick: () => unknown) => (
    <Button size="small" variant="primary" busy={busy} onClick={onClick}>
      {label}
    </Button>
  );
  if (id === 'add') return onAdd && button('Add secret…', onAdd);
  if (!secret || secretId === null) return null;
  const { heldAs } = secret;
  switch (id) {
    case 'test':
      return heldAs && button('Test', () => look.testSecret(heldAs.credentialId, heldAs.secretId));
    case 'switch':
      return heldAs && button('Switch here', () => look.after(() => switchTo(look.tenant.id, heldAs)));
    case 'deactivate':
      return button('Deactivate…', () =>
        look.ask({
          change: { kind: 'deactivate-secret', id: secretId },
          title: 'Deactivate the old secret?',
          confirm: 'Deactivate',
          done: 'Old secret deactivated',
        }),
      );
    case 'delete':
      return button('Delete…', () =>
        look.ask({
          change: { kind: 'delete-secret', id: secretId },
          title: 'Delete the old secret?',
          confirm: 'Delete',
          done: 'Old secret deleted',
        }),
      );
  }
}

/** The bench requests tokens with it from now on. */
async function switchTo(
  tenantId: string,
  { credentialId, secretId }: NonNullable<AccessSecret['heldAs']>,
): Promise<void> {
  const tenant = tenantsStore.getState().tenants.find(({ id }) => id === tenantId);
  const credential = tenant?.credentials.find(({ id }) => id === credentialId);
  if (credential) await applySecret(tenantId, credential, secretId);
}
