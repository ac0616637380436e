// The procedures of the settings, bound to the engine: one line each, nothing decided here.
import { implement } from '@orpc/server';
import { settingsContract } from '../../../shared/contract/settings.ts';
import { checkNetwork } from '../../engine/settings/check-network.ts';
import { PROXY_PASSWORD_REF, proxyPasswordPlace } from '../../engine/tenants/secret-refs.ts';
import type { RouterContext } from './router-context.ts';

const os = implement(settingsContract).$context<RouterContext>();

export const settingsProcedures = os.router({
  update: os.update.handler(({ context: { engine }, input }) => engine.settings.update(input)),
  setProxyPassword: os.setProxyPassword.handler(async ({ context: { engine }, input }) => {
    if (input.password === '') await engine.context.vault.remove([PROXY_PASSWORD_REF]);
    else
      await engine.context.vault.put(
        proxyPasswordPlace(input.url ?? engine.settings.get().network.proxy.url),
        input.password,
      );
    return { stored: input.password !== '' };
  }),
  checkNetwork: os.checkNetwork.handler(async ({ context: { engine }, input }) => {
    const needed = input.network.proxy.mode === 'manual' && input.network.proxy.username !== '';
    return checkNetwork(
      engine.context,
      engine.ports.wire,
      input,
      needed ? await engine.context.vault.get(proxyPasswordPlace(input.network.proxy.url)) : null,
    );
  }),
});
