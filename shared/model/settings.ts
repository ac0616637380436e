// Settings: preferences only. A proxy password is a secret and lives in the vault.
import { z } from 'zod';

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  network: z.object({
    proxy: z.object({
      mode: z.enum(['none', 'environment', 'manual']),
      url: z.string().max(500),
      username: z.string().max(200),
    }),
    /** PEM certificates trusted beside the system's. */
    customCa: z.string().max(500_000),
    timeoutMs: z.number().int().min(1000).max(600_000),
  }),
  history: z.object({
    keepBodies: z.boolean(),
    maxEntries: z.number().int().min(10).max(50_000),
    maxAgeDays: z.number().int().min(1).max(3650),
    /** Total bytes of stored bodies. */
    maxBytes: z.number().int().min(1_000_000).max(50_000_000_000),
    /** Bytes of one body, decoded: what is longer is cut there. */
    maxBodyBytes: z.number().int().min(1_000_000).max(50_000_000_000),
    /** Sweeps; those with a name and those that are not over stay beyond it. */
    maxSweeps: z.number().int().min(1).max(1000),
  }),
  vault: z.object({ autoLockMinutes: z.number().int().min(0).max(1440) }),
  sandbox: z.object({
    rateLimits: z.enum(['workforce', 'integrator', 'off']),
    seed: z.string().min(1).max(60),
    roleMissingOnLists: z.enum(['forbidden', 'empty']),
  }),
});
export type Settings = z.infer<typeof settings>;

export const settingsPatch = z.object({
  theme: settings.shape.theme.optional(),
  network: settings.shape.network.partial().optional(),
  history: settings.shape.history.partial().optional(),
  vault: settings.shape.vault.partial().optional(),
  sandbox: settings.shape.sandbox.partial().optional(),
});
export type SettingsPatch = z.infer<typeof settingsPatch>;

export const networkCheck = z.object({
  reachable: z.boolean(),
  message: z.string(),
  fix: z.string().nullable(),
  /** The certificates found in the custom CA text. */
  certificates: z.array(
    z.object({ subject: z.string(), issuer: z.string(), validTo: z.string(), fingerprint: z.string() }),
  ),
});
export type NetworkCheck = z.infer<typeof networkCheck>;
