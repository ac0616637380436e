// How a client secret is rotated without an outage: add the second, test it, switch to it here and in one's product, deactivate the old one,
// delete it later (FACTS §9, §21.1: two at most, both valid until one is inactive, deleted only when inactive). The plan is read off what the org
// lists and what is saved here, and keeps nothing: whoever returns, or has done a step elsewhere, finds it where things are.
import type { AccessSecret } from '../../model/app-access.ts';

export type RotationStepId = 'add' | 'test' | 'switch' | 'deactivate' | 'delete';

export interface RotationStep {
  id: RotationStepId;
  title: string;
  /** `blocked`: it would be next, and something has to be done about `note` before. */
  state: 'done' | 'next' | 'later' | 'blocked';
  note: string;
  /** The secret of the org that the step is about; null where there is none yet. */
  secretId: string | null;
}

export interface RotationPlan {
  steps: RotationStep[];
  /** Why there is nothing to guide; null where there is. */
  impossible: string | null;
}

const TITLES: Record<RotationStepId, string> = {
  add: 'Add a second secret',
  test: 'Test the new secret',
  switch: 'Switch to the new secret',
  deactivate: 'Deactivate the old secret',
  delete: 'Delete the old secret',
};
const ORDER: readonly RotationStepId[] = ['add', 'test', 'switch', 'deactivate', 'delete'];

const LATER: Record<RotationStepId, string> = {
  add: '',
  test: 'One token request with it, while everything else still uses the old one.',
  switch: 'Here, and in your product. Both work meanwhile.',
  deactivate: 'When nothing uses the old one any more. It can be activated again.',
  delete: 'Days later, when nothing has failed. That cannot be undone.',
};

type Fact = Pick<AccessSecret, 'id' | 'active' | 'createdAt' | 'heldAs' | 'testedAt' | 'waiting'>;

/** `secrets`: of one app, as the org lists them. */
export function planRotation(secrets: readonly Fact[]): RotationPlan {
  const [older, newer, third] = [...secrets].sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
  if (third) return { steps: [], impossible: 'The org lists more than two secrets, which the plan does not know.' };
  if (!older) return { steps: [], impossible: 'The app has no client secret.' };
  if (!newer)
    return plan(older.active ? beginning(older) : { at: 'add', state: 'blocked', note: NO_ACTIVE, secretId: older.id });
  return plan(withTwo(older, newer));
}

const NO_ACTIVE = 'The only secret is inactive. Activate it, or add another one.';

interface Stand {
  /** The steps before are done. */
  at: RotationStepId;
  state: 'next' | 'blocked';
  note: string;
  secretId: string | null;
}

const beginning = (only: Fact): Stand => ({
  at: 'add',
  state: 'next',
  note: only.heldAs
    ? 'It is saved beside the one in use, which stays in use.'
    : 'The present one is not saved here: what uses it goes on, and the new one is what you will have here.',
  secretId: null,
});

/** Both orders are met: the one in use here says which is the old one; where neither is, the age does. */
function withTwo(older: Fact, newer: Fact): Stand {
  const reversed = !newer.active && older.active;
  if (reversed)
    return older.heldAs?.inUse
      ? { at: 'delete', state: 'next', note: `The newer one is inactive. ${LATER.delete}`, secretId: newer.id }
      : {
          at: 'switch',
          state: 'blocked',
          note: 'The newer secret is inactive, and the active one is not in use here. Activate it, or delete it and begin again.',
          secretId: newer.id,
        };
  if (!newer.active)
    return {
      at: 'add',
      state: 'blocked',
      note: 'Both secrets are inactive. Activate one of them.',
      secretId: newer.id,
    };
  if (!older.active) return afterDeactivation(older, newer);
  if (newer.heldAs?.inUse)
    return {
      at: 'deactivate',
      state: 'next',
      note: `Your product has to use the new one by now; Scopebench does. ${LATER.deactivate}`,
      secretId: older.id,
    };
  if (newer.waiting)
    return { at: 'add', state: 'blocked', note: 'The new secret waits: save it here, or copy it.', secretId: newer.id };
  if (!newer.heldAs)
    return {
      at: 'add',
      state: 'blocked',
      note: 'The newer secret is not saved here. Paste it on the card of the credential if you have it; else delete it and add another.',
      secretId: newer.id,
    };
  if (newer.testedAt === null) return { at: 'test', state: 'next', note: LATER.test, secretId: newer.id };
  return { at: 'switch', state: 'next', note: LATER.switch, secretId: newer.id };
}

function afterDeactivation(older: Fact, newer: Fact): Stand {
  if (newer.heldAs?.inUse) return { at: 'delete', state: 'next', note: LATER.delete, secretId: older.id };
  return {
    at: 'switch',
    state: 'blocked',
    note: older.heldAs?.inUse
      ? 'The old secret is inactive and still in use here: requests are refused. Switch now, or activate it again.'
      : 'The new secret is not in use here.',
    secretId: newer.id,
  };
}

function plan(stand: Stand): RotationPlan {
  const reached = ORDER.indexOf(stand.at);
  const steps = ORDER.map((id, index): RotationStep => {
    if (index < reached) return { id, title: TITLES[id], state: 'done', note: '', secretId: null };
    if (index > reached) return { id, title: TITLES[id], state: 'later', note: LATER[id], secretId: null };
    return { id, title: TITLES[id], state: stand.state, note: stand.note, secretId: stand.secretId };
  });
  return { steps, impossible: null };
}
