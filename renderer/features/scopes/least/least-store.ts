// The smallest set that was last found, and what it was found from: the history, files, or operations that the person
// chooses. Memory only: the files may hold a person's traffic.
import { createStore } from 'zustand/vanilla';
import type { InferInput, InferResult } from '../../../../shared/model/infer.ts';
import type { FoundSet } from '../../../../shared/runs/mutation/mutation-events.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../../platform/errors.ts';
import { selectedCredential } from '../../../platform/session-state/tenants.ts';
import { dropMutation } from '../mutation/run-mutation.ts';

interface LeastState {
  result: InferResult | null;
  /** The registration that the result was compared with; undefined when nothing was known of it. */
  registered: readonly string[] | undefined;
  /** What it was found from: `the history of Sandbox org`, `calls.har`. */
  source: string;
  /** The picker of operations is open. */
  picking: boolean;
  /** What is chosen there, by id; the set follows a moment later. */
  picked: readonly string[];
  pickedText: string;
  pickError: UserError | null;
  /** Sets that are being found. While there is one, the shown set is not the newest: nothing is begun with it. */
  finding: number;
}

export const leastStore = createStore<LeastState>()(() => ({
  result: null,
  registered: undefined,
  source: '',
  picking: false,
  picked: [],
  pickedText: '',
  pickError: null,
  finding: 0,
}));

/** An empty list with no source says that nothing is known of the registration; then nothing is said about it. */
function registeredScopes(): string[] | undefined {
  const credential = selectedCredential();
  if (!credential || (credential.registeredFrom === null && credential.registeredScopes.length === 0)) return undefined;
  return [...credential.registeredScopes];
}

/** What a set of chosen operations was found from. */
const CHOICE = 'your choice';

/** Only the answer to the newest question counts. */
let question = 0;

export const isFinding = (state = leastStore.getState()): boolean => state.finding > 0;

const countFinding = (by: 1 | -1): void => leastStore.setState(({ finding }) => ({ finding: finding + by }));

/** False when a newer question has been asked meanwhile. */
export async function findSet(input: InferInput, source: string): Promise<boolean> {
  question += 1;
  const mine = question;
  const registered = registeredScopes();
  countFinding(1);
  try {
    const result = await host.infer.run({ ...input, registered });
    if (mine !== question) return false;
    dropMutation();
    leastStore.setState({ result, registered, source, pickError: null });
  } finally {
    countFinding(-1);
  }
  // Another credential may have been chosen meanwhile.
  await compareAgain();
  return true;
}

/** Shows a set again that was found before the page was loaded: as it was, with the choice open that it was found from. */
export function showFound({ result, source, registered }: FoundSet): void {
  question += 1;
  const picking = source === CHOICE;
  const picked = picking ? result.used.map(({ operationId }) => operationId) : [];
  leastStore.setState({ result, source, registered, picking, picked, pickError: null });
}

/** Another credential has another registration: the same set is compared with that, a set still being found once it is there. */
export async function compareAgain(): Promise<void> {
  const { result } = leastStore.getState();
  const registered = registeredScopes();
  const same = JSON.stringify(registered) === JSON.stringify(leastStore.getState().registered);
  if (!result || same || isFinding() || result.used.length === 0) return;
  question += 1;
  const mine = question;
  const { unused, broader, redundant, notRegistered } = await host.infer.run({
    operationIds: result.used.map(({ operationId }) => operationId),
    registered,
  });
  if (mine !== question) return;
  leastStore.setState({ result: { ...result, unused, broader, redundant, notRegistered }, registered });
}

/** The choice is shown at once, its set when the host has answered. Of nothing there is no set. */
export async function pickOperations(picked: readonly string[]): Promise<void> {
  leastStore.setState({ picked });
  if (picked.length === 0) {
    question += 1;
    dropMutation();
    leastStore.setState({ result: null, source: '' });
    return;
  }
  try {
    await findSet({ operationIds: [...picked] }, CHOICE);
  } catch (thrown) {
    if (!isAbort(thrown)) leastStore.setState({ pickError: toUserError(thrown) });
  }
}

/** Opens the picker with what the shown set is for, or closes it. */
export function togglePicking(): void {
  leastStore.setState(({ picking, result }) =>
    picking ? { picking: false } : { picking: true, picked: result?.used.map(({ operationId }) => operationId) ?? [] },
  );
}
