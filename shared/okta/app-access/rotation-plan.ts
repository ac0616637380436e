// How a client secret or a key is rotated without an outage: add the second, test it, switch to it here and in one's product, deactivate the old one, check that it is
// refused, delete it later (FACTS §9, §21.1, §21.2: both work until one is inactive, deleted only when inactive). The plan is read off what the org lists
// and what is saved here, and keeps nothing: whoever returns, or has done a step elsewhere, finds it where things are.
import type { AccessKey, AccessSecret, AppAccess } from '../../model/app-access.ts';
import type { HeldKind } from '../credentials/credential-kinds.ts';

export type RotationStepId = 'add' | 'test' | 'switch' | 'deactivate' | 'check' | 'delete';
/** The way back from where things are. */
export type RotationRevert = 'drop-new' | 'use-old' | 'activate-old';

export interface RotationStep {
  id: RotationStepId;
  title: string;
  /** `blocked`: it would be next, and something has to be done about `note` before. */
  state: 'done' | 'next' | 'later' | 'blocked';
  note: string;
  /** What of the org the step is about; null where there is none yet. */
  targetId: string | null;
  /** Of the step that is open, with what it is about. */
  revert: { to: RotationRevert; targetId: string } | null;
}

export interface RotationPlan {
  steps: RotationStep[];
  /** Why there is nothing to guide; null where there is. */
  impossible: string | null;
}

export type RotatedFact = Pick<AccessSecret | AccessKey, 'id' | 'active' | 'createdAt' | 'heldAs' | 'test'> &
  Partial<Pick<AccessSecret, 'waiting'>>;

const ORDER: readonly RotationStepId[] = ['add', 'test', 'switch', 'deactivate', 'check', 'delete'];

const titleOf = (id: RotationStepId, one: HeldKind): string =>
  ({
    add: `Add a second ${one}`,
    test: `Test the new ${one}`,
    switch: `Switch to the new ${one}`,
    deactivate: `Deactivate the old ${one}`,
    check: `Check that the old ${one} is refused`,
    delete: `Delete the old ${one}`,
  })[id];

const LATER: Record<RotationStepId, string> = {
  add: '',
  test: 'One token request with it, while everything else still uses the old one.',
  switch: 'Here, and in your product. Both work meanwhile.',
  deactivate: 'When nothing uses the old one any more. It can be activated again.',
  check: 'One token request with the old one, which has to be refused.',
  delete: 'Days later, when nothing has failed. That cannot be undone.',
};

/**
 * `listed`: of one app, as the org lists them. Of keys only those count that are saved here: an app has many, for whatever signs with them.
 * `unlisted`: what is saved here for the app and is none of them.
 */
export function planRotation(
  of: HeldKind,
  listed: readonly RotatedFact[],
  unlisted: AppAccess['unlisted'] = [],
): RotationPlan {
  const facts = of === 'key' ? listed.filter(({ heldAs }) => heldAs !== null) : listed;
  const [older, newer, third] = [...facts].sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0));
  const impossible = (why: string): RotationPlan => ({ steps: [], impossible: why });
  if (third) return impossible(`There are more than two ${of}s of it, which the plan does not know.`);
  if (!older)
    return impossible(
      of === 'key' ? 'The private half of none of them is saved here.' : 'The app has no client secret.',
    );
  if (newer) return withTwo(of, older, newer);
  if (older.active) return stand(of, beginning(of, older, unlisted));
  const note = `The only ${of} is inactive. Activate it, or add another one.`;
  return stand(of, { at: 'add', state: 'blocked', note, targetId: older.id });
}

interface Stand {
  at: RotationStepId;
  state: 'next' | 'blocked';
  note: string;
  targetId: string | null;
  revert?: RotationStep['revert'];
  /** What is to be said of steps that are done. */
  said?: Partial<Record<RotationStepId, string>>;
  /** Done, although something before them is not. */
  ahead?: readonly RotationStepId[];
}

function beginning(of: HeldKind, only: RotatedFact, unlisted: AppAccess['unlisted']): Stand {
  const next = { at: 'add', state: 'next', targetId: null } as const;
  const stray = unlisted.find((one) => one.of === of && !one.inUse);
  if (stray)
    return {
      ...next,
      note: `${stray.label} of ${stray.credentialName} is not listed by the org. ${
        of === 'key'
          ? 'Register its public half, or remove it if a rotation has left it here.'
          : 'It is left over from a rotation, or of another app.'
      }`,
    };
  return {
    ...next,
    note: only.heldAs
      ? 'It is saved beside the one in use, which stays in use.'
      : 'The present one is not saved here: what uses it goes on, and the new one is what you will have here.',
  };
}

/** Both orders are met: where the newer one is off and the older one works, the rotation was given up. */
function withTwo(of: HeldKind, older: RotatedFact, newer: RotatedFact): RotationPlan {
  if (!newer.active && !older.active)
    return stand(of, {
      at: 'add',
      state: 'blocked',
      note: `Both ${of}s are inactive. Activate one of them.`,
      targetId: newer.id,
    });
  if (!newer.active) return givenUp(of, older, newer);
  if (newer.waiting)
    return stand(of, {
      at: 'add',
      state: 'blocked',
      note: 'The new secret waits: save it here, or copy it.',
      targetId: newer.id,
    });
  if (!newer.heldAs)
    return stand(of, {
      at: older.active ? 'add' : 'switch',
      state: 'blocked',
      note: `The newer ${of} is not saved here. Paste it on the card of the credential if you have it; else delete it and add another.`,
      targetId: newer.id,
    });
  return stand(of, underWay(of, older, newer));
}

function givenUp(of: HeldKind, older: RotatedFact, newer: RotatedFact): RotationPlan {
  if (!older.heldAs?.inUse)
    return stand(of, {
      at: 'switch',
      state: 'blocked',
      note: `The newer ${of} is inactive, and the active one is not in use here. Activate it, or delete it and begin again.`,
      targetId: newer.id,
    });
  const step: RotationStep = {
    id: 'delete',
    title: `Delete the newer ${of}`,
    state: 'next',
    note: 'It is inactive, and the older one is in use. After that a rotation can begin again.',
    targetId: newer.id,
    revert: null,
  };
  return { steps: [step], impossible: null };
}

/** The new one is active and saved here: each step is done or not by itself, and the first that is not is open. */
function underWay(of: HeldKind, older: RotatedFact, newer: RotatedFact): Stand {
  const inUse = newer.heldAs?.inUse === true;
  const isDone: Record<RotationStepId, boolean> = {
    add: true,
    test: newer.test?.outcome === 'accepted' && newer.test.active,
    switch: inUse,
    deactivate: !older.active,
    check: !older.active && (older.heldAs === null || (older.test?.outcome === 'refused' && !older.test.active)),
    delete: false,
  };
  const at = ORDER.find((id) => !isDone[id]) ?? 'delete';
  return {
    at,
    state: 'next',
    note: noteOf(at, of, older, newer),
    targetId: ['test', 'switch'].includes(at) ? newer.id : older.id,
    revert: revertOf(older, newer),
    ahead: ORDER.filter((id) => isDone[id]),
    said: {
      test: 'The org accepted it.',
      check: older.heldAs === null ? 'It is not saved here, so it cannot be sent to see.' : 'The org refused it.',
    },
  };
}

function noteOf(at: RotationStepId, of: HeldKind, older: RotatedFact, newer: RotatedFact): string {
  if (!older.active && older.heldAs?.inUse)
    return `The old ${of} is inactive and still in use here: requests are refused. ${at === 'test' ? 'Test the new one and switch' : 'Switch'} now, or activate the old one again.`;
  if (at === 'test' && newer.test?.outcome === 'refused')
    return 'The org refused it at the last test. Nothing has changed for what uses the old one.';
  if (at === 'check' && older.test?.outcome === 'accepted' && !older.test.active)
    return 'The org still accepted it at the last check. Wait a minute, and check again.';
  return at === 'deactivate'
    ? `Your product has to use the new one by now; Scopebench does. ${LATER.deactivate}`
    : LATER[at];
}

function revertOf(older: RotatedFact, newer: RotatedFact): RotationStep['revert'] {
  if (!older.active) return { to: 'activate-old', targetId: older.id };
  if (!newer.heldAs?.inUse) return { to: 'drop-new', targetId: newer.id };
  return older.heldAs ? { to: 'use-old', targetId: older.id } : null;
}

function stand(of: HeldKind, { at, state, note, targetId, revert, said, ahead = [] }: Stand): RotationPlan {
  const reached = ORDER.indexOf(at);
  const steps = ORDER.map((id, index): RotationStep => {
    const common = { id, title: titleOf(id, of), targetId: null, revert: null };
    if (index === reached) return { ...common, state, note, targetId, revert: revert ?? null };
    if (index < reached || ahead.includes(id)) return { ...common, state: 'done', note: said?.[id] ?? '' };
    return { ...common, state: 'later', note: LATER[id] };
  });
  return { steps, impossible: null };
}
