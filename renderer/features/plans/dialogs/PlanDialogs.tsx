// The dialogs of the Plans page, one at a time. What is seldom asked for is loaded when it is.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { onDemand } from '../../../platform/on-demand.tsx';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { Dialog } from '../../../ui/notices/Dialog.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import { removePlan } from '../file-actions.ts';
import { closePlan, isUnsaved, nameOf, planOf } from '../open-plans.ts';
import { endDialog, type PlanDialog, planDialogStore } from '../plan-dialogs.ts';
import { AddFolderForm, RenameForm } from './NameForms.tsx';
import { SaveAsForm } from './SaveAsForm.tsx';

type Of<Kind extends PlanDialog['kind']> = Extract<PlanDialog, { kind: Kind }>;

const CompareTexts = onDemand(async () => (await import('./CompareTexts.tsx')).CompareTexts);
const MakeForm = onDemand(async () => (await import('./MakeForm.tsx')).MakeForm);
const KeepForm = onDemand(async () => (await import('./KeepForm.tsx')).KeepForm);

interface Shown {
  title: string;
  size?: number | string;
  form: ReactNode;
}

function shownOf(dialog: Exclude<PlanDialog, Of<'close' | 'remove'>>): Shown {
  switch (dialog.kind) {
    case 'save-as':
      return { title: 'Save the plan as', form: <SaveAsForm planKey={dialog.key} /> };
    case 'rename':
      return { title: `Rename ${nameOf(dialog.path)}`, form: <RenameForm path={dialog.path} /> };
    case 'add-folder':
      return { title: 'Add a folder of plans', form: <AddFolderForm /> };
    case 'compare':
      return { title: 'Theirs and yours', size: 'min(1080px, 92vw)', form: <CompareTexts planKey={dialog.key} /> };
    case 'make':
      return { title: 'Make a plan', size: 720, form: <MakeForm /> };
    case 'keep': {
      const { length } = dialog.exchangeIds;
      const title = length === 1 ? 'Keep as step' : `Keep ${formatCounted(length, 'request')} as steps`;
      return { title, form: <KeepForm exchangeIds={dialog.exchangeIds} /> };
    }
  }
}

export function PlanDialogs() {
  const { dialog } = useStore(planDialogStore);
  if (dialog === null) return null;
  if (dialog.kind === 'close' || dialog.kind === 'remove') return <Question dialog={dialog} />;
  const { title, size = 'md', form } = shownOf(dialog);
  return (
    <Dialog opened onClose={endDialog} title={title} size={size}>
      {form}
    </Dialog>
  );
}

function Question({ dialog }: { dialog: Of<'close' | 'remove'> }) {
  if (dialog.kind === 'close') {
    const name = planOf(dialog.key)?.name ?? '';
    return (
      <ConfirmDialog
        opened
        danger
        title={`Close ${name}?`}
        confirm="Close without saving"
        onConfirm={() => closePlan(dialog.key)}
        onClose={endDialog}
      >
        <p>What was changed in it is not saved, and is lost when it is closed.</p>
      </ConfirmDialog>
    );
  }
  const { path } = dialog;
  const plan = planOf(path);
  return (
    <ConfirmDialog
      opened
      danger
      title={`Delete ${nameOf(path)}?`}
      confirm="Delete the file"
      onConfirm={() => removePlan(path)}
      onClose={endDialog}
    >
      <p>The file {path} is deleted from the disk. This cannot be undone here.</p>
      {plan && isUnsaved(plan) && <p>What is not saved of it is lost, too.</p>}
    </ConfirmDialog>
  );
}
