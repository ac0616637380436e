// The instances that are installed in the sandbox org, looked at again whenever the page gets the focus: authorizing happens in another window.
import { useEffect, useState } from 'react';
import { type Integration, scopeNamesOf } from '../../../../shared/integration/integration.ts';
import type { SandboxInstance } from '../../../../shared/model/sandbox.ts';
import { host } from '../../../platform/client.ts';
import { openLink } from '../../../platform/open-link.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { setTenants } from '../../../platform/session-state/tenants.ts';

const LOOK_MS = 3000;

export function useSandboxInstances(): readonly SandboxInstance[] {
  const [installed, setInstalled] = useState<readonly SandboxInstance[]>([]);
  useEffect(() => {
    let gone = false;
    let known = '';
    const look = async () => {
      const instances = await host.sandbox.instances();
      const stamp = JSON.stringify(instances.map(({ id, active }) => [id, active]));
      if (gone || stamp === known) return;
      known = stamp;
      // Each has a credential of the sandbox tenant.
      setTenants(await host.tenant.list());
      if (!gone) setInstalled(instances);
    };
    const again = () => void look().catch(reportProblem);
    again();
    const timer = setInterval(again, LOOK_MS);
    window.addEventListener('focus', again);
    return () => {
      gone = true;
      clearInterval(timer);
      window.removeEventListener('focus', again);
    };
  }, []);
  return installed;
}

/** Opens the page of the sandbox org on which an admin authorizes what the file says now. */
export async function authorizeInSandbox(integration: Integration): Promise<void> {
  const { name, description, guide } = integration;
  const { url } = await host.sandbox.authorizePage({
    name,
    ...(description !== '' && { description }),
    ...(guide !== null && { guide }),
    scopes: scopeNamesOf(integration),
  });
  await openLink(url);
}
