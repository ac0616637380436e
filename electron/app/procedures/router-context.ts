import type { Engine } from '../../engine/create-engine.ts';

/** What every procedure is called with. */
export interface RouterContext {
  engine: Engine;
}
