// What a feature says of its page: `features/<noun>/page.ts` holds it, and the frame, the rail, the palette and the `g` keys are made of
// it. Its name stands in shared/model/pages.ts, because the menu of the window has it too.
import type { PageId } from '../../shared/model/pages.ts';
import type { OnDemand } from '../platform/on-demand.tsx';
import type { Verb } from '../platform/verbs.ts';
import type { IconType } from './icon.ts';

export interface PageFacts<Id extends PageId = PageId> {
  /** Its address: `#/history` leads to the page `history`. */
  id: Id;
  icon: IconType;
  /** Second key of `g …`. */
  key: string;
  /** Its code is read when it is first shown, or ahead of that. */
  component: OnDemand<object>;
  /** At the foot of the rail. */
  low?: boolean;
  /** What can be done there. Data that is there from the start: their code is read when one of them runs. */
  verbs: readonly Verb[];
}
