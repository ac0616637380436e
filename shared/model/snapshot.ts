// All that the page needs for its start, in one reply.
import { z } from 'zod';
import { capabilities } from './capabilities.ts';
import { notice } from './notice.ts';
import { sandboxStatus } from './sandbox.ts';
import { settings } from './settings.ts';
import { tenant } from './tenant.ts';
import { tokenInfo } from './token.ts';
import { vaultStatus } from './vault.ts';

export const snapshot = z.object({
  version: z.string(),
  capabilities,
  tenants: z.array(tenant),
  tokens: z.array(tokenInfo),
  /** Tenant id → ms that the org's clock is ahead of the local one, where it is. */
  orgClocks: z.record(z.string(), z.number()),
  settings,
  vault: vaultStatus,
  sandbox: sandboxStatus,
  catalogueVersion: z.string(),
  dataFolder: z.string(),
  notices: z.array(notice),
});
export type Snapshot = z.infer<typeof snapshot>;
