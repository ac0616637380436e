// Least privilege: from calls to the smallest set of scopes that lets them through. Its proof is in proof.ts.

import { inferInput, inferResult } from '../model/infer.ts';
import { procedure } from './base.ts';

export const inferContract = {
  run: procedure.input(inferInput).output(inferResult),
};
