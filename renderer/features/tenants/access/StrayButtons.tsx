// What to do with a secret or key that is saved for the app and not listed by the org: the public half of a key can be registered, and what is left
// over from a rotation is removed here, so that there is room for the next.
import { useState } from 'react';
import type { AppAccess } from '../../../../shared/model/app-access.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { removeSecret } from '../actions.ts';
import type { AccessLook } from './access-store.ts';

interface StrayButtonsProps {
  look: AccessLook;
  stray: AppAccess['unlisted'][number];
}

export function StrayButtons({ look, stray: { credentialId, secretId, label, inUse, of } }: StrayButtonsProps) {
  const [removing, setRemoving] = useState(false);
  return (
    <>
      {of === 'key' && (
        <Button
          size="small"
          onClick={() =>
            look.ask({
              change: { kind: 'add-held-key', credentialId, secretId },
              title: `Register the public half of ${label}?`,
              confirm: 'Register',
              done: 'Public half registered',
            })
          }
        >
          Register {label}…
        </Button>
      )}
      {!inUse && (
        <Button size="small" variant="danger-quiet" onClick={() => setRemoving(true)}>
          Remove {label} here…
        </Button>
      )}
      <ConfirmDialog
        opened={removing}
        title={`Remove ${label}?`}
        confirm="Remove"
        danger
        onConfirm={() => look.after(() => removeSecret(look.tenant.id, credentialId, secretId))}
        onClose={() => setRemoving(false)}
      >
        <p>It is deleted from the vault and cannot be shown again. The org does not list it.</p>
      </ConfirmDialog>
    </>
  );
}
