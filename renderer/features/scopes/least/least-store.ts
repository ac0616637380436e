// The smallest set that was last found, and what it was found from: the history, files, or operations that the person
// chooses, which are in the address. The set is in memory only: the files may hold a person's traffic.
import { createStore } from 'zustand/vanilla';
import type { InferInput, InferResult } from '../../../../shared/model/infer.ts';
import type { FoundSet } from '../../../../shared/runs/mutation/mutation-events.ts';
import { host } from '../../../platform/client.ts';
import { isAbort, toUserError, type UserError } from '../../../platform/errors.ts';
import { changeAddress, readAddress } from '../../../platform/navigation.ts';
import { selectedCredential } from '../../../platform/session-state/tenants.ts';
import { dropMutation } from '../mutation/run-mutation.ts';
import { scopesAddress } from '../scopes-address.ts';

interface LeastState {
  result: InferResult | null;
  /** The registration that the result was compared with; undefined when nothing was known of it. */
  registered: readonly string[] | undefined;
  /** What it was found from: `the history of Sandbox org`, `calls.har`. */
  source: string;
  pickError: UserError | null;
  /** Sets that are being found. While there is one, the shown set is not the newest: nothing is begun with it. */
  finding: number;
}

export const leastStore = createStore<LeastState>()(() => ({
  result: null,
  registered: undefined,
  source: '',
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
  leastStore.setState({ result, source, registered, pickError: null });
  if (source === CHOICE) openChoice(result);
  else endChoosing();
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

/** The choice that the shown set is of, by ids; empty when it is of something else. */
let followed = '';

/** Opens the choice with what the set is for. */
function openChoice(result: InferResult | null): void {
  const chosen = result?.used.map(({ operationId }) => operationId) ?? [];
  followed = chosen.join(' ');
  changeAddress(scopesAddress, { choosing: true, chosen });
}

/** The shown set is of something else than chosen operations. */
export function endChoosing(): void {
  followed = '';
  changeAddress(scopesAddress, { choosing: false, chosen: [] });
}

/** The choice is shown at once, its set when the host has answered. */
export async function chooseOperations(chosen: readonly string[]): Promise<void> {
  changeAddress(scopesAddress, { chosen });
  await followChoice();
}

/** Finds the set of the operations that the address has, unless it is shown. Of nothing there is no set. */
export async function followChoice(): Promise<void> {
  const { chosen } = readAddress(scopesAddress);
  const wanted = chosen.join(' ');
  if (wanted === followed) return;
  followed = wanted;
  if (chosen.length === 0) {
    question += 1;
    dropMutation();
    leastStore.setState({ result: null, source: '' });
    return;
  }
  try {
    await findSet({ operationIds: [...chosen] }, CHOICE);
  } catch (thrown) {
    if (!isAbort(thrown)) leastStore.setState({ pickError: toUserError(thrown) });
  }
}

/** Opens the picker with what the shown set is for, or closes it. */
export function toggleChoosing(): void {
  if (readAddress(scopesAddress).choosing) changeAddress(scopesAddress, { choosing: false });
  else openChoice(leastStore.getState().result);
}
