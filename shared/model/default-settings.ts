// The settings before a person has changed any. Apart from their schemas, because the page needs these from its first moment and
// zod not at all.
import type { Settings } from './settings.ts';

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  network: { proxy: { mode: 'none', url: '', username: '' }, customCa: '', timeoutMs: 30_000 },
  history: {
    keepBodies: true,
    maxEntries: 2000,
    maxAgeDays: 90,
    maxBytes: 1_000_000_000,
    maxBodyBytes: 1_000_000_000,
    maxSweeps: 50,
  },
  vault: { autoLockMinutes: 0 },
  sandbox: { rateLimits: 'workforce', seed: 'scopebench', roleMissingOnLists: 'forbidden' },
};
