// Asked before a plan that writes goes to a tenant that is marked as production. With a delete the tenant's name is typed, as before a delete
// in the Workbench.
import { useStore } from 'zustand';
import { ConfirmDialog } from '../../../../ui/notices/ConfirmDialog.tsx';
import { formatCounted } from '../../../../ui/values/format.ts';
import css from '../PlanRun.module.css';
import { planRunStore } from '../plan-run-store.ts';
import { startAsked } from '../run-plan.ts';
import { productionTargets } from './run-input.ts';

const MOST_SHOWN = 12;

export function AskWrites() {
  const asked = useStore(planRunStore, (state) => state.asked);
  const writes = asked?.outline.writes ?? [];
  const names = [...new Set((asked ? productionTargets(asked) : []).map(({ tenantName }) => tenantName))].join(', ');
  const deletes = writes.some(({ method }) => method === 'DELETE');
  const again = asked?.stepIds === null && (asked.draft.mutate || asked.draft.negative);
  return (
    <ConfirmDialog
      opened={asked !== null}
      title={`Run ${formatCounted(writes.length, 'step that writes', 'steps that write')} on ${names}?`}
      confirm="Run it"
      danger
      {...(deletes ? { typeToConfirm: names } : {})}
      onConfirm={startAsked}
      onClose={() => planRunStore.setState({ asked: null })}
    >
      <p>
        {names} is marked as production.
        {again && ' Where each scope is checked, or negative cases are sent, they may go out more than once.'}
      </p>
      <ul className={css.writes}>
        {writes.slice(0, MOST_SHOWN).map(({ id, method }) => (
          <li key={id}>
            <span className="mono">{method}</span> {id}
          </li>
        ))}
        {writes.length > MOST_SHOWN && <li>and {writes.length - MOST_SHOWN} more</li>}
      </ul>
    </ConfirmDialog>
  );
}
