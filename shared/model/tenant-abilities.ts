// What can be done with a tenant. Host, page and command line ask for an ability and never what a tenant is, so that another kind
// of org (one more simulated org, an org that is only visited) is a row where abilities are given and no `if` anywhere else.
import { z } from 'zod';

export const tenantAbilities = z.object({
  /** It comes with the bench; nobody entered it. */
  builtIn: z.boolean(),
  /** Its name, address and credentials are a person's to change, to copy and to export. */
  editable: z.boolean(),
  removable: z.boolean(),
  /**
   * States of an integration and tokens of another time on demand, for the current request alone. What would do harm in a real org
   * does none in this one.
   */
  simulate: z.boolean(),
  /** What its clock shows is known without an answer, and it can be moved. */
  clock: z.boolean(),
  /** It answers wrongly on demand. */
  faults: z.boolean(),
  /** Its secrets are in the vault: when that is locked, its tokens go and nothing is sent with them. */
  locksWithVault: z.boolean(),
  /** It may be at another address at each start and is the same org all the same. */
  movesAddress: z.boolean(),
});
export type TenantAbilities = z.infer<typeof tenantAbilities>;
