// Boot in one call, the catalogue, and what only the host can do.
import { z } from 'zod';
import { capabilities } from '../model/capabilities.ts';
import { sandboxStatus } from '../model/sandbox.ts';
import { settings } from '../model/settings.ts';
import { tokenInfo } from '../model/token.ts';
import { vaultStatus } from '../model/vault.ts';
import type { Catalogue } from '../okta/catalogue/catalogue.ts';
import { procedure } from './base.ts';
import { tenant } from './tenant.ts';

/** Something that the person should know about the start: a damaged file set aside, a read-only folder. */
export const notice = z.object({
  id: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  fix: z.string(),
});
export type Notice = z.infer<typeof notice>;

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

export const appContract = {
  snapshot: procedure.output(snapshot),
  /** Not validated field by field: it is the app's own file, checked when it was made. */
  catalogue: procedure.output(
    z.custom<Catalogue>((value) => typeof value === 'object' && value !== null && 'operations' in value),
  ),
};

export const hostContract = {
  /** Needs `saveDialog`. `null` when the person closed the dialog. */
  saveText: procedure
    .input(z.object({ filename: z.string().max(200), text: z.string() }))
    .output(z.object({ saved: z.boolean() })),
  /** A file that is no text, such as a zip that the page has made. */
  saveBytes: procedure
    .input(z.object({ filename: z.string().max(200), base64: z.base64() }))
    .output(z.object({ saved: z.boolean() })),
  saveBody: procedure
    .input(z.object({ filename: z.string().max(200), bodyId: z.string() }))
    .output(z.object({ saved: z.boolean() })),
  /** Needs `openExternal`. Only addresses of the allow-list. */
  openExternal: procedure.input(z.object({ url: z.string().max(2000) })).output(z.object({ opened: z.boolean() })),
};
