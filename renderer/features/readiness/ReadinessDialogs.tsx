// The dialogs of the Readiness page, one at a time.
import { useStore } from 'zustand';
import { onDemand } from '../../platform/on-demand.tsx';
import { ConfirmDialog } from '../../ui/notices/ConfirmDialog.tsx';
import { Dialog } from '../../ui/notices/Dialog.tsx';
import { NewIntegration } from './files/NewIntegration.tsx';
import { readinessStore } from './readiness-store.ts';
import { productionInstances, startChecks } from './run/run-checks.ts';

const WhichWay = onDemand(async () => (await import('./guide/WhichWay.tsx')).WhichWay);
const end = (): void => readinessStore.setState({ dialog: null });

export function ReadinessDialogs() {
  const dialog = useStore(readinessStore, (state) => state.dialog);
  if (dialog === 'new')
    return (
      <Dialog opened onClose={end} title="New integration">
        <NewIntegration onEnd={end} />
      </Dialog>
    );
  if (dialog === 'guide')
    return (
      <Dialog opened onClose={end} title="Which way of access fits" size="min(960px, 92vw)">
        <WhichWay />
      </Dialog>
    );
  return (
    <ConfirmDialog
      opened={dialog === 'production'}
      danger
      title="Run the checks in production?"
      confirm="Run the checks"
      onConfirm={() => void startChecks(true)}
      onClose={end}
    >
      <p>
        {productionInstances().join(', ')} is marked as production. The checks send every step of your plans there, also
        those that write.
      </p>
    </ConfirmDialog>
  );
}
