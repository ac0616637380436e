// Reading and changing what an app of an org may do and by what it authenticates. Each call is marked in the history as what it is; no
// secret is in any reply: a new one goes into the vault, or by the host onto the clipboard.
import { z } from 'zod';
import {
  appAccess,
  appPlace,
  changeInput,
  changeResult,
  createdSecret,
  customRoles,
  keepSecretInput,
  testSecretInput,
  testSecretResult,
} from '../model/app-access.ts';
import { procedure } from './base.ts';

export const appAccessContract = {
  /** All lists at once; what cannot be read says why, the others are there. */
  read: procedure.input(appPlace).output(appAccess),
  /** The custom roles and resource sets of the org, to choose from. */
  customRoles: procedure.input(appPlace).output(customRoles),
  /**
   * One change, and everything as it is after it. Throws WRITE_NOT_ARMED as `request.send` does, and CONFLICT for what would cut off a credential
   * of the bench: the only active secret or key, one that is in use.
   */
  change: procedure.input(changeInput).output(changeResult),
  /** A token request with this saved secret or key, whichever is in use. A refusal is a result. */
  testSecret: procedure.input(testSecretInput).output(testSecretResult),
  /** Saves a created secret that waits, as the second one of a credential. */
  keepSecret: procedure.input(keepSecretInput).output(appAccess),
  /** Puts a created secret that waits onto the clipboard. */
  copySecret: procedure.input(createdSecret).output(z.object({ copied: z.boolean() })),
};
