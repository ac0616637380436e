// Asks before a change of an app: what it does, in plain words, and the very request. What would cut something off is refused here already, as the
// engine would; a delete on a production tenant wants its name typed.
import { useStore } from 'zustand';
import { changeCall } from '../../../../shared/okta/app-access/access-calls.ts';
import { judgeChange } from '../../../../shared/okta/app-access/judge-change.ts';
import { guardWrite } from '../../../../shared/okta/write-guard.ts';
import { ConfirmDialog } from '../../../ui/notices/ConfirmDialog.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import css from './Access.module.css';
import type { AccessLook } from './access-store.ts';

export function ConfirmChange({ look }: { look: AccessLook }) {
  const { asked, access } = useStore(look.store);
  if (!asked || !access) return null;
  const { tenant } = look;
  const actor = tenant.credentials.find(({ id }) => id === look.actorId);
  const { refused, effect } = judgeChange(asked.change, access, { own: actor?.clientId === access.appId });
  const call = changeCall(asked.change, { appId: access.appId, integration: access.integration ?? false });
  const guard = guardWrite(call.method, tenant);
  const typed = guard.level === 'name' ? tenant.name : undefined;
  return (
    <ConfirmDialog
      opened
      title={asked.title}
      confirm={refused ? 'Close' : asked.confirm}
      danger={!refused && (call.method === 'DELETE' || tenant.production)}
      {...(typed !== undefined && !refused && { typeToConfirm: typed })}
      onConfirm={() => (refused ? undefined : look.change(asked, typed))}
      onClose={() => look.ask(null)}
    >
      {refused ? (
        <ErrorNotice error={refused} />
      ) : (
        <>
          <p>{effect}</p>
          {tenant.production && <p>{tenant.name} is a production tenant.</p>}
          <code className={css.wire}>
            {call.method} {call.path}
          </code>
        </>
      )}
    </ConfirmDialog>
  );
}
