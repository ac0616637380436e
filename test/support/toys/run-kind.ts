// A kind of run: it counts to a number, in memory.
import type { Toy } from './toy.ts';

export const RUN_KIND: Toy = {
  heading: 'A kind of run',
  name: 'head-count',
  files: {
    'shared/runs/<kind>/<kind>-events.ts': `// A head count: so many heads, one after the other.
import { z } from 'zod';

export const headCountInput = z.object({ heads: z.number().int().min(1) });

export const headCountEntry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), heads: z.number() }),
  z.object({ type: z.literal('counted'), heads: z.number() }),
  z.object({ type: z.literal('end'), reason: z.enum(['complete', 'cancelled']), message: z.string() }),
]);
export type HeadCountEntry = z.infer<typeof headCountEntry>;
`,
    'shared/runs/run-kinds.ts': [
      {
        at: 'import { mutationEntry,',
        insert: "import { headCountEntry, headCountInput } from './head-count/head-count-events.ts';\n",
      },
      {
        at: '} as const;\ntype RunKinds',
        insert:
          "  'head-count': { input: headCountInput, event: numbered(headCountEntry), facts: { heads: z.number() } },\n",
      },
    ],
    'shared/runs/<kind>/reduce-<kind>.ts': `// The events of a head count as what a person sees.
import { freshEvents, type Numbered } from '../numbered.ts';
import type { HeadCountEntry } from './head-count-events.ts';

export interface HeadCountView {
  heads: number;
  lastSeq: number;
}

export const EMPTY_HEAD_COUNT: HeadCountView = { heads: 0, lastSeq: 0 };

export function reduceHeadCount(view: HeadCountView, events: readonly Numbered<HeadCountEntry>[]): HeadCountView {
  const next = { ...view };
  for (const event of freshEvents(events, view.lastSeq)) {
    next.lastSeq = event.seq;
    if (event.type === 'counted') next.heads = event.heads;
  }
  return next;
}
`,
    'electron/engine/runs/kinds/<kind>.ts': `// A run of kind head-count: in memory, any number side by side.
import { EMPTY_HEAD_COUNT, reduceHeadCount } from '../../../../shared/runs/head-count/reduce-head-count.ts';
import { alreadyEnded } from '../run-errors.ts';
import type { RunEntry, RunKind } from '../run-kind.ts';
import { othersToRemove } from '../runs-to-remove.ts';
import { generateWork } from './generate-work.ts';

export function createHeadCountKind(): RunKind<'head-count'> {
  return {
    kind: 'head-count',
    idPrefix: 'run',
    noun: 'head count',
    kept: 'in-memory',
    goesWithCredential: false,
    prepare: async ({ heads }) => ({
      places: [],
      alone: null,
      first: () => ({ type: 'started', heads }),
      work: (run) => generateWork(run, () => count(heads)),
    }),
    busy: () => alreadyEnded('head count'),
    cancelled: () => ({ type: 'end', reason: 'cancelled', message: 'Cancelled. What was counted is kept.' }),
    facts: (events) => ({ heads: reduceHeadCount(EMPTY_HEAD_COUNT, events).heads }),
    toRemove: othersToRemove,
  };
}

async function* count(heads: number): AsyncGenerator<RunEntry<'head-count'>, null> {
  for (let counted = 1; counted <= heads; counted += 1) yield { type: 'counted', heads: counted };
  yield { type: 'end', reason: 'complete', message: 'All heads are counted.' };
  return null;
}
`,
    'electron/engine/runs/kinds/run-kinds.ts': [
      { at: 'import { createMutationKind }', insert: "import { createHeadCountKind } from './head-count.ts';\n" },
      { at: '    mutation: createMutationKind(ports),', insert: "    'head-count': createHeadCountKind(),\n" },
    ],
  },
};
