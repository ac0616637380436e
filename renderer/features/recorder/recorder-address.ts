// The address of the Recorder page: `#/recorder` is the newest recording, `#/recorder/{run}` one of them; behind it what is looked at. Where
// programs reach it is never in it.
import { changeAddress, choiceKey, idKey, pageAddress } from '../../platform/navigation.ts';

export const recorderAddress = pageAddress('recorder', {
  part: choiceKey(['calls', 'shows'], 'calls'),
  /** The exchange of the call that is looked at. */
  call: idKey,
});

/** `opened`: by a click; the keys pass through many. Null closes it. */
export function chooseCall(call: string | null, opened: boolean): void {
  changeAddress(recorderAddress, { call }, { step: opened && call !== null });
}
