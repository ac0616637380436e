// Whether the sweep tries write scopes by invalid writes: to whom they would go, who does not take any, and how to allow it.
import { Checkbox } from '@mantine/core';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { mayTakeInvalidWrites } from '../../../../shared/okta/write-guard.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { allowInvalidWrites } from '../actions.ts';
import { changeDraft } from '../sweep-store.ts';
import css from './NewSweep.module.css';

export function InvalidWrites({ tenants, checked }: { tenants: readonly Tenant[]; checked: boolean }) {
  const closed = tenants.find((tenant) => !mayTakeInvalidWrites(tenant));
  if (closed) return closed.production ? <OnProduction tenant={closed} /> : <NotAllowed tenant={closed} />;
  const names = tenants.map(({ name }) => name).join(' and ');
  return (
    <Checkbox
      label="Try write scopes with deliberately invalid writes"
      description={`Sends ${names} a POST with a broken body to try a manage scope. It cannot change anything: the org answers 400 when scope and role are sufficient. The result marks these cells.`}
      checked={checked}
      onChange={(event) => changeDraft({ invalidWrites: event.currentTarget.checked })}
    />
  );
}

function OnProduction({ tenant }: { tenant: Tenant }) {
  return (
    <p className={css.muted}>
      Write scopes are not tried here: {tenant.name} is marked as production, and no write is sent there, invalid or
      not.
    </p>
  );
}

function NotAllowed({ tenant }: { tenant: Tenant }) {
  const allowing = useAction(() => allowInvalidWrites(tenant));
  return (
    <div className={css.allow}>
      <p className={css.muted}>
        Write scopes are not tried here: {tenant.name} does not allow invalid writes. They have a broken body and change
        nothing, but each tenant has to allow them once.
      </p>
      <Button onClick={allowing.run} busy={allowing.busy}>
        Allow on {tenant.name}
      </Button>
      {allowing.error && <ErrorNotice error={allowing.error} />}
    </div>
  );
}
