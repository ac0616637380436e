// Binds the contract to the engine: one line a procedure, nothing decided here. A procedure that is missing does not compile.
import { implement } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import type { Engine } from '../engine/create-engine.ts';
import { chooseExported } from '../engine/history/choose-exported.ts';
import { toHar } from '../engine/history/to-har.ts';
import { runInfer } from '../engine/infer/run-infer.ts';
import { copyMasked, copyWithToken } from '../engine/requests/copy-request.ts';
import { forecast } from '../engine/requests/preflight.ts';
import { waitForReset } from '../engine/requests/rate-wait.ts';
import { checkNetwork } from '../engine/settings/check-network.ts';
import { checkTenant } from '../engine/tenants/check-tenant.ts';
import { readRegisteredScopes } from '../engine/tenants/read-registered-scopes.ts';
import { PROXY_PASSWORD_REF, proxyPasswordPlace } from '../engine/tenants/secret-refs.ts';
import { exportTenants, importTenants } from '../engine/tenants/transfer.ts';
import { benchErrors, iterateWithBenchErrors } from './bench-errors.ts';
import { fence } from './fence.ts';
import { createHostActions } from './host-actions.ts';

export interface RouterContext {
  engine: Engine;
}

const os = implement(contract).$context<RouterContext>().use(fence).use(benchErrors);

export const router = os.router({
  app: {
    snapshot: os.app.snapshot.handler(({ context: { engine } }) => engine.snapshot()),
    catalogue: os.app.catalogue.handler(({ context: { engine } }) => engine.context.catalogue),
  },
  host: {
    saveBytes: os.host.saveBytes.handler(({ context: { engine }, input }) =>
      createHostActions(engine).saveBytes(input),
    ),
    saveText: os.host.saveText.handler(({ context: { engine }, input }) => createHostActions(engine).saveText(input)),
    saveBody: os.host.saveBody.handler(({ context: { engine }, input }) => createHostActions(engine).saveBody(input)),
    openExternal: os.host.openExternal.handler(({ context: { engine }, input }) =>
      createHostActions(engine).openExternal(input.url),
    ),
  },
  tenant: {
    list: os.tenant.list.handler(({ context: { engine } }) => engine.tenants.list()),
    add: os.tenant.add.handler(({ context: { engine }, input }) => engine.tenants.add(input)),
    update: os.tenant.update.handler(({ context: { engine }, input }) => engine.tenants.update(input)),
    check: os.tenant.check.handler(({ context: { engine }, input }) =>
      checkTenant(engine.checks().context, engine.tenants, input),
    ),
    duplicate: os.tenant.duplicate.handler(({ context: { engine }, input }) => engine.tenants.duplicate(input)),
    remove: os.tenant.remove.handler(({ context: { engine }, input }) => engine.tenants.remove(input)),
    export: os.tenant.export.handler(async ({ context: { engine }, input }) => {
      const all = await engine.context.tenants.all();
      return exportTenants(
        input.tenantIds ? all.filter((tenant) => input.tenantIds?.includes(tenant.id)) : all,
        engine.context.now(),
      );
    }),
    import: os.tenant.import.handler(({ context: { engine }, input }) =>
      importTenants(
        {
          document: engine.ports.tenants,
          list: engine.context.tenants,
          sources: engine.context.sources,
          now: engine.context.now,
        },
        input.text,
      ),
    ),
  },
  credential: {
    save: os.credential.save.handler(({ context: { engine }, input }) => engine.context.credentials.save(input)),
    removeSecret: os.credential.removeSecret.handler(({ context: { engine }, input }) =>
      engine.context.credentials.removeSecret(input),
    ),
    remove: os.credential.remove.handler(({ context: { engine }, input }) => engine.context.credentials.remove(input)),
    readRegisteredScopes: os.credential.readRegisteredScopes.handler(({ context: { engine }, input }) =>
      readRegisteredScopes(
        {
          tenants: engine.context.tenants,
          credentials: engine.context.credentials,
          requests: engine.checks().requests,
        },
        input,
      ),
    ),
  },
  token: {
    request: os.token.request.handler(({ context: { engine }, input, signal }) => engine.tokens.request(input, signal)),
    list: os.token.list.handler(({ context: { engine } }) => engine.context.tokens.list()),
    discard: os.token.discard.handler(({ context: { engine }, input }) => ({
      discarded: engine.context.tokens.remove(input.tokenId),
    })),
    revoke: os.token.revoke.handler(({ context: { engine }, input }) => engine.tokenChecks.revoke(input.tokenId)),
    introspect: os.token.introspect.handler(({ context: { engine }, input }) =>
      engine.tokenChecks.introspect(input.tokenId),
    ),
    verify: os.token.verify.handler(({ context: { engine }, input }) => engine.tokenChecks.verify(input.tokenId)),
    copy: os.token.copy.handler(({ context: { engine }, input }) =>
      createHostActions(engine).copySecret(engine.tokens.held(input.tokenId).raw),
    ),
  },
  request: {
    preflight: os.request.preflight.handler(({ context: { engine }, input }) => forecast(engine.context, input)),
    waitForReset: os.request.waitForReset.handler(({ context: { engine }, input, signal }) =>
      waitForReset(engine.context, engine.ports.sleep, input, signal),
    ),
    send: os.request.send.handler(({ context: { engine }, input, signal }) => engine.requests.send(input, signal)),
    resend: os.request.resend.handler(({ context: { engine }, input, signal }) =>
      engine.requests.resend(input, signal),
    ),
    cancel: os.request.cancel.handler(({ context: { engine }, input }) => ({
      cancelled: engine.calls.cancel(input.requestKey),
    })),
    next: os.request.next.handler(({ context: { engine }, input, signal }) => engine.requests.next(input, signal)),
    copyAs: os.request.copyAs.handler(async ({ context: { engine }, input }) => ({
      text: await copyMasked(engine.context, input.request, input.format),
    })),
    copyWithToken: os.request.copyWithToken.handler(async ({ context: { engine }, input }) =>
      createHostActions(engine).copySecret(
        await copyWithToken(engine.context, engine.tokens, input.request, input.format),
      ),
    ),
  },
  history: {
    list: os.history.list.handler(({ context: { engine }, input }) => engine.history.list(input)),
    get: os.history.get.handler(({ context: { engine }, input }) => engine.history.get(input.exchangeId)),
    pin: os.history.pin.handler(({ context: { engine }, input }) => engine.history.pin(input.exchangeId, input.pinned)),
    remove: os.history.remove.handler(({ context: { engine }, input }) => engine.history.remove(input.exchangeIds)),
    purge: os.history.purge.handler(({ context: { engine }, input }) => engine.history.purge(input)),
    exportHar: os.history.exportHar.handler(async ({ context: { engine }, input }) => {
      const { ids, leftOut } = chooseExported(engine.history, input);
      return {
        filename: `scopebench-${new Date(engine.context.now()).toISOString().slice(0, 10)}-redacted.har`,
        text: await toHar(ids, engine.history.get, { version: engine.ports.version, leftOut }),
        exported: ids.length,
        leftOut,
      };
    }),
  },
  settings: {
    update: os.settings.update.handler(({ context: { engine }, input }) => engine.settings.update(input)),
    setProxyPassword: os.settings.setProxyPassword.handler(async ({ context: { engine }, input }) => {
      if (input.password === '') await engine.context.vault.remove([PROXY_PASSWORD_REF]);
      else
        await engine.context.vault.put(
          proxyPasswordPlace(input.url ?? engine.settings.get().network.proxy.url),
          input.password,
        );
      return { stored: input.password !== '' };
    }),
    checkNetwork: os.settings.checkNetwork.handler(async ({ context: { engine }, input }) => {
      const needed = input.network.proxy.mode === 'manual' && input.network.proxy.username !== '';
      return checkNetwork(
        engine.context,
        engine.ports.wire,
        input,
        needed ? await engine.context.vault.get(proxyPasswordPlace(input.network.proxy.url)) : null,
      );
    }),
  },
  vault: {
    setUp: os.vault.setUp.handler(({ context: { engine }, input }) => engine.context.vault.setUp(input.protection)),
    unlock: os.vault.unlock.handler(({ context: { engine }, input }) =>
      engine.context.vault.unlock(input.kind, input.passphrase ?? null),
    ),
    lock: os.vault.lock.handler(({ context: { engine } }) => engine.context.vault.lock()),
    addProtection: os.vault.addProtection.handler(({ context: { engine }, input }) =>
      engine.context.vault.addProtection(input.protection),
    ),
    removeProtection: os.vault.removeProtection.handler(({ context: { engine }, input }) =>
      engine.context.vault.removeProtection(input.kind),
    ),
    restoreBackup: os.vault.restoreBackup.handler(({ context: { engine } }) => engine.context.vault.restoreBackup()),
    startOver: os.vault.startOver.handler(({ context: { engine } }) => engine.context.vault.startOver()),
  },
  sandbox: {
    status: os.sandbox.status.handler(({ context: { engine } }) => engine.sandbox.status()),
    journal: os.sandbox.journal.handler(({ context: { engine }, input }) =>
      engine.sandbox.journal(input.after ?? 0, input.limit ?? 200),
    ),
    moveClock: os.sandbox.moveClock.handler(({ context: { engine }, input }) => engine.sandbox.moveClock(input.byMs)),
    setClock: os.sandbox.setClock.handler(({ context: { engine }, input }) => engine.sandbox.setClock(input.at)),
    addFault: os.sandbox.addFault.handler(({ context: { engine }, input }) => engine.sandbox.addFault(input.fault)),
    removeFault: os.sandbox.removeFault.handler(({ context: { engine }, input }) =>
      engine.sandbox.removeFault(input.faultId),
    ),
    reset: os.sandbox.reset.handler(({ context: { engine } }) => engine.sandbox.reset()),
  },
  run: {
    start: os.run.start.handler(({ context: { engine }, input }) => engine.runs.start(input)),
    watch: os.run.watch.handler(({ context: { engine }, input, signal }) =>
      iterateWithBenchErrors(engine.runs.watch(input, signal)),
    ),
    events: os.run.events.handler(({ context: { engine }, input }) => engine.runs.events(input.runId)),
    pause: os.run.pause.handler(({ context: { engine }, input }) => engine.runs.pause(input.runId)),
    resume: os.run.resume.handler(({ context: { engine }, input }) => engine.runs.resume(input.runId)),
    cancel: os.run.cancel.handler(({ context: { engine }, input }) => engine.runs.cancel(input.runId)),
    list: os.run.list.handler(({ context: { engine }, input }) => engine.runs.list(input)),
    remove: os.run.remove.handler(({ context: { engine }, input }) => engine.runs.remove(input.runId)),
  },
  sweep: {
    plan: os.sweep.plan.handler(({ context: { engine }, input }) => engine.sweeps.plan(input)),
    report: os.sweep.report.handler(({ context: { engine }, input }) =>
      engine.sweeps.report(input.runId, input.format),
    ),
  },
  ledger: {
    read: os.ledger.read.handler(({ context: { engine }, input }) => engine.ledger.read(input)),
    forget: os.ledger.forget.handler(({ context: { engine }, input }) => engine.ledger.forget(input)),
  },
  infer: {
    run: os.infer.run.handler(({ context: { engine }, input }) =>
      runInfer({ context: engine.context, history: engine.history, parseDocument: engine.ports.parseDocument }, input),
    ),
  },
  errorLab: {
    results: os.errorLab.results.handler(({ context: { engine }, input }) => engine.errorLab.results(input)),
    saveBaseline: os.errorLab.saveBaseline.handler(({ context: { engine }, input }) =>
      engine.errorLab.saveBaseline(input),
    ),
    forgetBaseline: os.errorLab.forgetBaseline.handler(({ context: { engine }, input }) =>
      engine.errorLab.forgetBaseline(input),
    ),
    report: os.errorLab.report.handler(({ context: { engine }, input }) => engine.errorLab.report(input)),
    fixtures: os.errorLab.fixtures.handler(({ context: { engine }, input }) => engine.errorLab.fixtures(input)),
  },
  catalogue: {
    status: os.catalogue.status.handler(({ context: { engine } }) => engine.catalogue.status()),
    preview: os.catalogue.preview.handler(({ context: { engine }, input }) => engine.catalogue.preview(input)),
    import: os.catalogue.import.handler(({ context: { engine }, input }) => engine.catalogue.import(input)),
    reset: os.catalogue.reset.handler(({ context: { engine } }) => engine.catalogue.reset()),
  },
});
