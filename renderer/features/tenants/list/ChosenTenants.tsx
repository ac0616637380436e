// What can be done with the tenants that are chosen: all of them or, when one cannot be changed, none. What takes a protection or a secret away asks first.
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { agreeing } from '../../../../shared/counted.ts';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { ActionErrors } from '../../../ui/notices/ActionErrors.tsx';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { exportTenants, markProduction, removeTenants } from '../actions.ts';
import css from './TenantList.module.css';
import { tenantListStore } from './tenant-list-view.ts';

export interface ChosenTenantsProps {
  tenants: readonly Tenant[];
  /** In the list now. */
  shown: readonly Tenant[];
  chosen: ReadonlySet<string>;
}

type Asked = 'unmark' | 'delete' | null;

export function ChosenTenants({ tenants, shown, chosen }: ChosenTenantsProps) {
  const [asked, ask] = useState<Asked>(null);
  const those = tenants.filter(({ id }) => chosen.has(id));
  const ids = those.map(({ id }) => id);
  const choosable = shown.filter(({ abilities }) => abilities.editable);
  const hidden = those.length - choosable.filter(({ id }) => chosen.has(id)).length;
  const marking = useAction((production: boolean) => markProduction(ids, production));
  const exporting = useAction(() => exportTenants(ids));
  const marked = those.filter(({ production }) => production);
  const none = those.length === 0;
  return (
    <>
      <section className={css.choosing} aria-label="Chosen tenants">
        <span className={css.choosingWords} role="status">
          {formatCount(those.length)} chosen
          {hidden > 0 && `, ${formatCount(hidden)} not in this list`}
        </span>
        <Button
          size="small"
          variant="quiet"
          disabled={choosable.length === 0}
          onClick={() => tenantListStore.setState({ chosen: new Set(choosable.map(({ id }) => id)) })}
        >
          Choose all {formatCount(choosable.length)}
        </Button>
        <IconButton
          size="small"
          icon={IconX}
          label="End choosing"
          onClick={() => tenantListStore.setState({ chosen: null })}
        />
        <Button size="small" disabled={none} busy={marking.busy} onClick={() => marking.run(true)}>
          Mark as production
        </Button>
        <Button size="small" disabled={none} onClick={() => ask('unmark')}>
          Unmark production…
        </Button>
        <Button size="small" disabled={none} busy={exporting.busy} onClick={() => exporting.run()}>
          Export
        </Button>
        <Button size="small" variant="danger-quiet" disabled={none} onClick={() => ask('delete')}>
          Delete…
        </Button>
      </section>
      <ActionErrors bar actions={[marking, exporting]} />
      <ConfirmDialog
        opened={asked === 'unmark'}
        title={`Remove the production mark from ${formatCounted(those.length, 'tenant')}?`}
        confirm="Remove the mark"
        onConfirm={() => markProduction(ids, false)}
        onClose={() => ask(null)}
      >
        <p>Writes to them no longer need a confirmation.</p>
        <Names tenants={marked} />
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked === 'delete'}
        title={`Delete ${formatCounted(those.length, 'tenant')}?`}
        confirm={`Delete ${formatCounted(those.length, 'tenant')}`}
        danger
        typeToConfirm={formatCounted(those.length, 'tenant')}
        onConfirm={() => removeTenants(ids)}
        onClose={() => ask(null)}
      >
        {marked.length > 0 && (
          <p>
            {formatCount(marked.length)} of them {agreeing(marked.length, 'is', 'are')} marked as production.
          </p>
        )}
        <p>{lostWords(those)} Their history is kept. Nothing changes in the orgs themselves.</p>
        <Names tenants={those} />
      </ConfirmDialog>
    </>
  );
}

function lostWords(tenants: readonly Tenant[]): string {
  const credentials = tenants.flatMap((tenant) => tenant.credentials);
  if (credentials.length === 0) return '';
  const secrets = credentials.reduce((sum, { secrets: saved }) => sum + saved.length, 0);
  return `${formatCounted(credentials.length, 'credential')} and ${formatCounted(secrets, 'saved secret')} are deleted with them and cannot be recovered. Their tokens are discarded.`;
}

const NAMED = 8;

function Names({ tenants }: { tenants: readonly Tenant[] }) {
  return (
    <ul className={css.names}>
      {tenants.slice(0, NAMED).map(({ id, name, production }) => (
        <li key={id}>
          {name}
          {production && ' (production)'}
        </li>
      ))}
      {tenants.length > NAMED && <li>and {formatCount(tenants.length - NAMED)} more</li>}
    </ul>
  );
}
