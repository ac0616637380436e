// What is about a recording and is no part of the life of its run (run.ts): where programs reach it.
import { z } from 'zod';
import { runRef } from '../runs/run-events.ts';
import { procedure } from './base.ts';

export const recorderContract = {
  /**
   * The base URL for a program, null when it takes no calls in this process. Its path lets programs in, so this reply carries a secret: it
   * is made up for this recording and worth nothing after it.
   */
  address: procedure.input(runRef).output(z.object({ url: z.string().nullable() })),
};
