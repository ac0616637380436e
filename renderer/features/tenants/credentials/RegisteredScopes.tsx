// The scopes registered on an integration, with where they come from, and *Read from the org*.

import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Credential } from '../../../../shared/model/credentials/credential.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { customServerOf } from '../../../../shared/okta/credentials/credential-kinds.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatCounted } from '../../../ui/values/format.ts';
import { VaultGate } from '../../../ui/vault/VaultGate.tsx';
import { readScopes } from '../actions.ts';
import css from './Credentials.module.css';

/** More than these are shown on demand. */
const AT_FIRST = 12;
const FROM = { typed: 'as entered', org: 'read from the org', sandbox: 'of the sandbox' } as const;

export function RegisteredScopes({ tenant, credential }: { tenant: Tenant; credential: Credential }) {
  const { scope } = useCatalogue();
  const [all, setAll] = useState(false);
  const place = `scopes:${credential.id}`;
  const reading = useAction(async () => {
    const result = await readScopes(place, tenant.id, credential.id);
    if (result) announceDone(`${formatCounted(result.scopes.length, 'scope')} read from ${result.source}`);
  });
  const ownApi = customServerOf(credential) !== null;
  const { registeredScopes: names } = credential;
  const shown = all ? names : names.slice(0, AT_FIRST);
  return (
    <>
      {names.length > 0 ? (
        <div className={css.chips}>
          {shown.map((name) => (
            <ScopeChip key={name} name={name} state={ownApi || scope.has(name) ? undefined : 'unknown'} />
          ))}
          {shown.length < names.length && (
            <Button size="small" variant="quiet" onClick={() => setAll(true)}>
              {names.length - shown.length} more
            </Button>
          )}
        </div>
      ) : (
        <span className={css.quietText}>None entered. They are optional: the scope picker lists them first.</span>
      )}
      <div className={css.secret}>
        {tenant.abilities.editable && !ownApi && (
          <Button
            className={css.more}
            size="small"
            variant="quiet"
            icon={IconDownload}
            busy={reading.busy}
            onClick={() => reading.run()}
          >
            Read from the org
          </Button>
        )}
        {credential.registeredFrom && names.length > 0 && (
          <span className={css.secretTimes}>
            {formatCounted(names.length, 'scope')}, {FROM[credential.registeredFrom]}
          </span>
        )}
      </div>
      {reading.error && <ErrorNotice error={reading.error} onDismiss={reading.clear} />}
      <VaultGate place={place} />
    </>
  );
}
