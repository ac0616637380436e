// The secrets of a credential: never their value, but what they are called, when each was added and last used. With two,
// the one in use can be changed: that is how a secret is rotated without a gap.
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { Credential, SecretInfo } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { kindOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { useOrgClock } from '../../../platform/session-state/tokens.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { Countdown } from '../../../ui/values/Countdown.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { useNow } from '../../../ui/values/use-now.ts';
import { applySecret, removeSecret } from '../actions.ts';
import { draftsStore, emptySecret, setDraft } from '../drafts.ts';
import { AddSecret } from './AddSecret.tsx';
import css from './Credentials.module.css';
import { PublicKey } from './PublicKey.tsx';

export function SecretRows({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const { id: tenantId } = tenant;
  const draft = useStore(draftsStore, (state) => state.secrets[credential.id]);
  const using = useAction(applySecret);
  const [removing, setRemoving] = useState<SecretInfo | null>(null);
  const ahead = useOrgClock(tenantId);
  const endsAt = credential.expiresAt === null ? null : credential.expiresAt - ahead;
  const { secrets } = credential;
  /** Of the next secret; none when there is no room for one. */
  const free = kindOf(credential).secrets.slots[secrets.length];
  const isKey = kindOf(credential).fields.some((field) => field.secret && 'lines' in field);
  return (
    <>
      {secrets.map((secret) => (
        <SecretRow
          key={secret.id}
          secret={secret}
          several={secrets.length > 1}
          endsAt={endsAt}
          busy={using.busy}
          onUse={() => using.run(tenantId, credential, secret.id)}
          onRemove={() => setRemoving(secret)}
        />
      ))}
      {isKey &&
        secrets.map((secret) => (
          <PublicKey key={secret.id} tenantId={tenantId} credentialId={credential.id} secret={secret} />
        ))}
      {secrets.length === 0 && !draft && (
        <div className={css.secret}>
          <span className={css.quietText}>None saved here.</span>
        </div>
      )}
      {using.error && <ErrorNotice error={using.error} onDismiss={using.clear} />}
      {draft ? (
        <AddSecret tenant={tenant} credential={credential} draft={draft} />
      ) : (
        free && (
          <Button
            className={css.more}
            size="small"
            variant="quiet"
            icon={IconPlus}
            onClick={() => setDraft('secrets', credential.id, emptySecret)}
          >
            {free.add}
          </Button>
        )
      )}
      <ConfirmDialog
        opened={removing !== null}
        title={`Remove ${removing?.label ?? 'this secret'}?`}
        confirm="Remove"
        danger
        onConfirm={async () => {
          if (removing) await removeSecret(tenantId, credential.id, removing.id);
        }}
        onClose={() => setRemoving(null)}
      >
        <p>
          It is deleted from the vault and cannot be shown again. In the org it stays valid until it is deactivated
          there.
        </p>
      </ConfirmDialog>
    </>
  );
}

interface SecretRowProps {
  secret: SecretInfo;
  /** Whether the credential has more than this one. */
  several: boolean;
  /** By this computer's clock; null for a secret without an end. */
  endsAt: number | null;
  busy: boolean;
  onUse: () => void;
  onRemove: () => void;
}

function SecretRow({ secret, several, endsAt, busy, onUse, onRemove }: SecretRowProps) {
  const now = useNow('second');
  return (
    <div className={css.secret}>
      <span className={css.secretName} title={secret.label}>
        {secret.label}
      </span>
      {secret.inUse && several && <Tag tone="accent">in use</Tag>}
      <span className={css.secretTimes}>
        added <RelativeTime at={secret.addedAt} />
        {', '}
        {secret.lastUsedAt === null ? (
          'never used'
        ) : (
          <>
            last used <RelativeTime at={secret.lastUsedAt} />
          </>
        )}
      </span>
      {endsAt !== null && endsAt <= now && <Tag tone="danger">expired</Tag>}
      {endsAt !== null && endsAt > now && (
        <span className={css.secretTimes}>
          expires in <Countdown until={endsAt} />
        </span>
      )}
      <span className={css.space} />
      {!secret.inUse && (
        <Button size="small" busy={busy} onClick={onUse} title="Request tokens with this secret from now on">
          Use this one
        </Button>
      )}
      <IconButton icon={IconTrash} size="small" danger label={`Remove ${secret.label}`} onClick={onRemove} />
    </div>
  );
}
