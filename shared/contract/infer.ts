// Least privilege: from calls to the smallest set of scopes that lets them through. How it is checked by calls is in mutation.ts.

import { inferInput, inferResult } from '../model/infer.ts';
import { procedure } from './base.ts';

export const inferContract = {
  run: procedure.input(inferInput).output(inferResult),
};
