// The address of the Recorder page: `#/recorder` is the newest recording, `#/recorder/{run}` one of them; behind it what is looked at. Where
// programs reach it is never in it.
import { changeAddress, choiceKey, idKey, pageAddress } from '../../platform/navigation.ts';

export const RECORDING_PARTS = ['calls', 'shows'] as const;

export const recorderAddress = pageAddress('recorder', {
  part: choiceKey(RECORDING_PARTS, 'calls'),
  /** The exchange of the call that is looked at. */
  call: idKey,
});

/** `opened`: by a click; the keys pass through many. Null closes it. */
export function chooseCall(call: string | null, opened: boolean): void {
  changeAddress(recorderAddress, { call }, { step: opened && call !== null });
}
