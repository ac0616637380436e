// What is installed in the sandbox org and not in the file yet: each one becomes an instance of the version whose name and scopes it has.
import { addInstance } from '../../../../shared/integration/edit/change-integration.ts';
import { type Integration, type IntegrationVersion, isMadeOf } from '../../../../shared/integration/integration.ts';
import type { SandboxInstance } from '../../../../shared/model/sandbox.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { changeFile } from '../files/file-actions.ts';
import css from './Journey.module.css';

export interface SandboxInstancesProps {
  integration: Integration;
  version: IntegrationVersion;
  installed: readonly SandboxInstance[];
}

export function SandboxInstances({ integration, version, installed }: SandboxInstancesProps) {
  const named = new Set(integration.instances.map(({ credential }) => credential));
  const fitting = installed.filter(
    (one) => one.active && one.name === integration.name && !named.has(one.id) && !named.has(one.name),
  );
  if (fitting.length === 0) return null;
  return (
    <ul className={css.instances} aria-label="Installed in the sandbox org">
      {fitting.map((one) => {
        const fits = isMadeOf(one, integration);
        return (
          <li key={one.id} className={css.instance}>
            <span>
              Installed in the sandbox org: {one.name} <span className="mono">{one.id}</span>
            </span>
            {fits ? (
              <Button
                size="small"
                variant="primary"
                onClick={() =>
                  void changeFile((text, file) =>
                    addInstance(text, file, { tenant: 'sandbox', credential: one.id, version: version.version }),
                  )
                }
              >
                Add it as an instance of version {version.version}
              </Button>
            ) : (
              <Tag tone="warning">made with other scopes</Tag>
            )}
          </li>
        );
      })}
    </ul>
  );
}
