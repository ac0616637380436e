// The client secrets of the app: which is saved here and in use, and how they are rotated without an outage. A secret is never shown: a new one
// goes into the vault, or by the host onto the clipboard.
import { useStore } from 'zustand';
import type { AccessSecret, AppAccess } from '../../../../shared/model/app-access.ts';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { keeperOf } from '../../../../shared/okta/app-access/keeper.ts';
import type { HeldKind } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { useCapability } from '../../../platform/capabilities.ts';
import { useTenants } from '../../../platform/session-state/tenants.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import css from './Access.module.css';
import { AccessList } from './AccessList.tsx';
import type { AccessLook } from './access-store.ts';
import { HeldTag } from './HeldTag.tsx';
import { RotationSteps } from './RotationSteps.tsx';

interface SecretsPartProps {
  look: AccessLook;
  access: AppAccess;
  tenant: Tenant;
}

export function SecretsPart({ look, access, tenant }: SecretsPartProps) {
  const now = useTenants().find(({ id }) => id === tenant.id);
  const keeper = keeperOf(now, access.appId, 'secret');
  const busy = useStore(look.store, (state) => state.busy);
  const canCopy = useCapability('clipboard');
  const { secrets } = access.parts;
  const add = () =>
    look.ask({
      change: { kind: 'create-secret', keepIn: keeper?.id ?? null },
      title: 'Add a client secret?',
      confirm: 'Add secret',
      done: keeper ? `Added, and saved in ${keeper.name}` : 'Added: copy it now',
    });
  const nowhere = !keeper && !canCopy ? WHY_NOWHERE : null;
  return (
    <>
      {secrets.state === 'read' && secrets.items.length > 0 && (
        <RotationSteps
          look={look}
          of="secret"
          listed={secrets.items}
          unlisted={access.unlisted}
          add={
            nowhere === null && (
              <Button size="small" variant="primary" busy={busy} onClick={add}>
                Add secret…
              </Button>
            )
          }
        />
      )}
      <AccessList
        look={look}
        label="Client secrets"
        list={secrets}
        empty="The app has no client secrets: it authenticates by its keys, or not at all."
        row={(secret) => <SecretRow key={secret.id} look={look} secret={secret} keeper={keeper} canCopy={canCopy} />}
      />
      {nowhere && secrets.state === 'read' && <p className={css.quiet}>{nowhere}</p>}
      {access.unlisted.filter(isSecret).map(({ credentialName, label, secretId }) => (
        <Note key={secretId} tone="warning">
          {label} of {credentialName} is none of what the org lists: it was deleted there, or it is of another app.
        </Note>
      ))}
      {access.unread.filter(isSecret).map(({ credentialName, label, secretId, why }) => (
        <Note key={secretId} tone="warning">
          {label} of {credentialName} could not be compared. {why}
        </Note>
      ))}
      {secrets.state === 'read' && access.integration === false && secrets.items.length > 0 && (
        <p className={css.quiet}>
          Okta shows the secrets of an app in clear to whoever may list them. Scopebench removed them from the answer.
        </p>
      )}
    </>
  );
}

const isSecret = ({ of }: { of: HeldKind }): boolean => of === 'secret';

const WHY_NOWHERE =
  'A new secret has to be put somewhere when it is made: no saved credential of this app has room for one, and this host has no clipboard of its own.';

interface SecretRowProps {
  look: AccessLook;
  secret: AccessSecret;
  keeper: Credential | null;
  canCopy: boolean;
}

function SecretRow({ look, secret, keeper, canCopy }: SecretRowProps) {
  const { id, active, hint, createdAt, heldAs, waiting } = secret;
  const busy = useStore(look.store, (state) => state.busy);
  const ask = (kind: 'activate-secret' | 'deactivate-secret' | 'delete-secret', confirm: string, done: string) =>
    look.ask({ change: { kind, id }, title: `${confirm} the secret ${hint ?? id}?`, confirm, done });
  return (
    <li className={css.row}>
      <span className={css.main}>
        <span className="mono">{hint ?? id}</span>{' '}
        <Tag tone={active ? 'good' : 'neutral'}>{active ? 'active' : 'inactive'}</Tag> <HeldTag heldAs={heldAs} />
      </span>
      {createdAt !== null && (
        <span className={css.age}>
          made <RelativeTime at={createdAt} />
        </span>
      )}
      {waiting && canCopy && (
        <Button size="small" busy={busy} onClick={() => look.copySecret(id)}>
          Copy
        </Button>
      )}
      {waiting && keeper && (
        <Button size="small" busy={busy} onClick={() => look.keepSecret(id, keeper.id)}>
          Save in {keeper.name}
        </Button>
      )}
      {active ? (
        <Button
          size="small"
          variant="danger-quiet"
          aria-label={`Deactivate ${hint ?? id}`}
          onClick={() => ask('deactivate-secret', 'Deactivate', 'Secret deactivated')}
        >
          Deactivate…
        </Button>
      ) : (
        <>
          <Button
            size="small"
            aria-label={`Activate ${hint ?? id}`}
            onClick={() => ask('activate-secret', 'Activate', 'Secret activated')}
          >
            Activate…
          </Button>
          <Button
            size="small"
            variant="danger-quiet"
            aria-label={`Delete ${hint ?? id}`}
            onClick={() => ask('delete-secret', 'Delete', 'Secret deleted')}
          >
            Delete…
          </Button>
        </>
      )}
    </li>
  );
}
