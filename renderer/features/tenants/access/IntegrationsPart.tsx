// The API service integrations of the org with their granted scopes; each can be looked at in place of the app.
import type { AppAccess } from '../../../../shared/model/app-access.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { formatCounted } from '../../../ui/values/format.ts';
import css from './Access.module.css';
import { AccessList } from './AccessList.tsx';
import type { AccessLook } from './access-store.ts';

interface IntegrationsPartProps {
  look: AccessLook;
  access: AppAccess;
  onApp: (app: { id: string; name: string }) => void;
}

export function IntegrationsPart({ look, access, onApp }: IntegrationsPartProps) {
  return (
    <AccessList
      look={look}
      label="API service integrations"
      list={access.parts.integrations}
      empty="The org has no API service integrations."
      row={({ id, name, type, scopes }) => (
        <li key={id} className={css.row}>
          <span className={css.main}>
            {name} <Tag>{type}</Tag>
            <span className={css.scopes} title={scopes.join('\n')}>
              {formatCounted(scopes.length, 'scope')}: {scopes.join(', ')}
            </span>
          </span>
          {id === access.appId ? (
            <Tag tone="accent">this app</Tag>
          ) : (
            <Button size="small" aria-label={`Look at ${name}`} onClick={() => onApp({ id, name })}>
              Look at it
            </Button>
          )}
        </li>
      )}
    />
  );
}
