// Test instances: those that the file names, the way to install one in the sandbox org, and the form that keeps the credential of one in a real org.
import { IconExternalLink, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { removeInstance } from '../../../../shared/integration/edit/change-integration.ts';
import { credentialNamed, tenantNamed } from '../../../../shared/integration/find-instance.ts';
import { currentVersion, type Integration } from '../../../../shared/integration/integration.ts';
import { navigate } from '../../../platform/navigation.ts';
import { useTenants } from '../../../platform/session-state/tenants.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { changeFile } from '../files/file-actions.ts';
import { AddInstance } from './AddInstance.tsx';
import css from './Journey.module.css';
import { SandboxInstances } from './SandboxInstances.tsx';
import { authorizeInSandbox, useSandboxInstances } from './sandbox-instances.ts';

export function InstanceStep({ integration }: { integration: Integration }) {
  const version = currentVersion(integration);
  const [adding, setAdding] = useState(false);
  const installed = useSandboxInstances();
  const authorizing = useAction(() => authorizeInSandbox(integration));
  return (
    <div className={css.part}>
      <InstanceList integration={integration} />
      {version === null ? null : (
        <>
          <SandboxInstances integration={integration} version={version} installed={installed} />
          <div className={css.ways}>
            <Button icon={IconExternalLink} busy={authorizing.busy} onClick={() => void authorizing.run()}>
              Authorize in the sandbox org
            </Button>
            {!adding && <Button onClick={() => setAdding(true)}>Add an instance of a real org…</Button>}
          </div>
          {authorizing.error && <ErrorNotice error={authorizing.error} />}
          {adding && <AddInstance integration={integration} version={version.version} onEnd={() => setAdding(false)} />}
        </>
      )}
    </div>
  );
}

function InstanceList({ integration }: { integration: Integration }) {
  const tenants = useTenants();
  const current = currentVersion(integration)?.version ?? null;
  if (integration.instances.length === 0) return null;
  return (
    <ul className={css.instances} aria-label="Instances that the file names">
      {integration.instances.map((instance, index) => {
        const tenant = tenantNamed(tenants, instance.tenant);
        const credential = tenant && credentialNamed(tenant, instance.credential);
        const published = integration.versions.some((one) => one.version === instance.version && one.published);
        return (
          <li key={`${instance.tenant}/${instance.credential}`} className={css.instance}>
            <span>
              {tenant?.name ?? instance.tenant} · {credential?.name ?? instance.credential}
            </span>
            {instance.version === current ? (
              <Tag tone="good">version {instance.version}</Tag>
            ) : (
              <Tag tone={published ? 'neutral' : 'warning'}>
                {published ? `version ${instance.version}, published` : `version ${instance.version}, stale`}
              </Tag>
            )}
            {!tenant && <Tag tone="danger">no such tenant here</Tag>}
            {tenant && !credential && <Tag tone="danger">no such credential here</Tag>}
            {tenant && (
              <Button size="small" variant="quiet" onClick={() => navigate('tenants', tenant.id)}>
                Show the tenant
              </Button>
            )}
            <IconButton
              size="small"
              icon={IconX}
              label={`Take ${instance.credential} out of the file`}
              onClick={() => void changeFile((text, file) => removeInstance(text, file, index))}
            />
          </li>
        );
      })}
    </ul>
  );
}
