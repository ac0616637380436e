// Of an API token what decides in the place of scopes: its owner with their roles, read from the org when it is asked for, and the way to the
// scopes that the same calls would need.
import { IconScale, IconUserQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { TokenOwner } from '../../../../shared/model/credentials/token-owner.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { host } from '../../../platform/client.ts';
import { leastPrivilegeOfCredential } from '../../../platform/session-state/least-handoff.ts';
import { withVault } from '../../../platform/session-state/vault.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { DataList } from '../../../ui/lists/DataList.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatExact } from '../../../ui/values/format.ts';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import css from './Credentials.module.css';

export function OwnerPart({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const [owner, setOwner] = useState<TokenOwner | null>(null);
  const place = `owner:${credential.id}`;
  const reading = useAction(async () => {
    const read = await withVault(place, () =>
      host.credential.readTokenOwner({ tenantId: tenant.id, credentialId: credential.id }),
    );
    if (read) setOwner(read);
  });
  return (
    <div className={css.part}>
      <span className={css.partLabel}>Owner</span>
      <div className={css.partBody}>
        {owner && <Owner owner={owner} />}
        <div className={css.secret}>
          <Button
            size="small"
            variant="quiet"
            icon={IconUserQuestion}
            busy={reading.busy}
            onClick={() => reading.run()}
          >
            Read from the org
          </Button>
          <Button
            size="small"
            variant="quiet"
            icon={IconScale}
            title="The smallest set of OAuth scopes for the calls that were sent with it"
            onClick={() => leastPrivilegeOfCredential(tenant.id, credential.id)}
          >
            Least scopes for its calls
          </Button>
        </div>
        {reading.error && <ErrorNotice error={reading.error} onDismiss={reading.clear} />}
        <VaultGate place={place} />
      </div>
    </div>
  );
}

function Owner({ owner }: { owner: TokenOwner }) {
  const { login, status, roles, token, tokensOfOwner, unread } = owner;
  const time = (at: number | null) => (at === null ? 'unknown' : formatExact(at));
  return (
    <>
      <DataList
        items={[
          { label: 'Owner', value: status === null || status === 'ACTIVE' ? login : `${login}, ${status}` },
          ...(roles === null ? [] : [{ label: 'Roles', value: roles.join(', ') || 'none' }]),
          ...(token === null
            ? []
            : [
                {
                  label: 'Token',
                  value: (
                    <>
                      {token.name}{' '}
                      {(tokensOfOwner ?? 0) > 1 && (
                        <Tag title={`The owner has ${tokensOfOwner} API tokens; this one was used last.`}>likely</Tag>
                      )}
                    </>
                  ),
                },
                { label: 'Last used', value: time(token.lastUsedAt) },
                { label: 'Ends without use', value: time(token.expiresAt) },
                { label: 'May be used from', value: token.network ?? 'unknown' },
              ]),
        ]}
      />
      {unread.map(({ what, why }) => (
        <p key={what} className={css.quietText}>
          {what} may not be read with it: {why}
        </p>
      ))}
    </>
  );
}
