// Exchanges of the history become steps of a plan: made by the host as of any recording, then added to the text that is open in the plan's tab, where
// they are an unsaved change that can be looked at first.
import { appendPlan } from '../../../shared/plan/edit/append-plan.ts';
import { host } from '../../platform/client.ts';
import { formatCounted } from '../../ui/values/format.ts';
import { openPlan } from './file-actions.ts';
import { changePlan, changePlanText, newPlan, planOf, showPlan } from './open-plans.ts';

/** A tab that is open, a file that is not, or a plan of their own. */
export type KeptIn = { kind: 'open'; key: string } | { kind: 'file'; path: string } | { kind: 'new' };

/** Why nothing was added, each a sentence; null when something was. Throws what the host throws, and where the plan is no plan. */
export async function keepSteps(exchangeIds: readonly string[], where: KeptIn): Promise<readonly string[] | null> {
  const made = await host.plan.make({ name: 'Kept requests', fromHistory: { exchangeIds: [...exchangeIds] } });
  const { text, steps, teardown, notes } = made;
  if (text === null) return notes.length > 0 ? notes : ['None of them is a call of an operation that a plan can hold.'];
  const count = [formatCounted(steps, 'step'), teardown > 0 && `${formatCounted(teardown, 'step')} of the teardown`];
  const message = { title: `${count.filter(Boolean).join(' and ')} added, not saved yet`, lines: notes };
  if (where.kind === 'new') {
    newPlan(text, message);
    return null;
  }
  if (where.kind === 'file') await openPlan(where.path);
  const key = where.kind === 'file' ? where.path : where.key;
  const plan = planOf(key);
  if (plan === null) return ['That plan is not open any more.'];
  changePlanText(key, appendPlan(plan.text, text));
  changePlan(key, { message });
  showPlan(key);
  return null;
}
