// Settings: preferences only. A proxy password is a secret and lives in the vault.
import { z } from 'zod';
import { networkCheck, settings, settingsPatch } from '../model/settings.ts';
import { procedure } from './base.ts';

export const settingsContract = {
  update: procedure.input(settingsPatch).output(settings),
  /** Write-only; empty removes it. It is kept for the proxy at `url` alone, which is the saved one unless asked. */
  setProxyPassword: procedure
    .input(z.object({ password: z.string().max(1000), url: settings.shape.network.shape.proxy.shape.url.optional() }))
    .output(z.object({ stored: z.boolean() })),
  /** Tries the network settings as given, saved or not, against a tenant. */
  checkNetwork: procedure
    .input(z.object({ network: settings.shape.network, tenantId: z.string() }))
    .output(networkCheck),
};
