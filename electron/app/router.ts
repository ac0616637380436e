// The procedures of the contract by noun, each noun with its schemas and the code behind it loaded at its first call: a command
// that sends one request needs neither the reports of sweeps nor the readers of recorded traffic. A noun that is missing does not compile.
import { lazy, os, type Router } from '@orpc/server';
import type { Contract } from '../../shared/contract/index.ts';
import { benchErrors } from './bench-errors.ts';
import { fence } from './fence.ts';
import type { RouterContext } from './procedures/router-context.ts';

const procedures = {
  app: lazy(async () => ({ default: (await import('./procedures/app.ts')).appProcedures })),
  host: lazy(async () => ({ default: (await import('./procedures/host.ts')).hostProcedures })),
  tenant: lazy(async () => ({ default: (await import('./procedures/tenant.ts')).tenantProcedures })),
  credential: lazy(async () => ({ default: (await import('./procedures/credential.ts')).credentialProcedures })),
  appAccess: lazy(async () => ({ default: (await import('./procedures/app-access.ts')).appAccessProcedures })),
  token: lazy(async () => ({ default: (await import('./procedures/token.ts')).tokenProcedures })),
  signIn: lazy(async () => ({ default: (await import('./procedures/sign-in.ts')).signInProcedures })),
  request: lazy(async () => ({ default: (await import('./procedures/request.ts')).requestProcedures })),
  history: lazy(async () => ({ default: (await import('./procedures/history.ts')).historyProcedures })),
  settings: lazy(async () => ({ default: (await import('./procedures/settings.ts')).settingsProcedures })),
  vault: lazy(async () => ({ default: (await import('./procedures/vault.ts')).vaultProcedures })),
  sandbox: lazy(async () => ({ default: (await import('./procedures/sandbox.ts')).sandboxProcedures })),
  run: lazy(async () => ({ default: (await import('./procedures/run.ts')).runProcedures })),
  recorder: lazy(async () => ({ default: (await import('./procedures/recorder.ts')).recorderProcedures })),
  plan: lazy(async () => ({ default: (await import('./procedures/plan.ts')).planProcedures })),
  integration: lazy(async () => ({ default: (await import('./procedures/integration.ts')).integrationProcedures })),
  sweep: lazy(async () => ({ default: (await import('./procedures/sweep.ts')).sweepProcedures })),
  ledger: lazy(async () => ({ default: (await import('./procedures/ledger.ts')).ledgerProcedures })),
  infer: lazy(async () => ({ default: (await import('./procedures/infer.ts')).inferProcedures })),
  errorLab: lazy(async () => ({ default: (await import('./procedures/error-lab.ts')).errorLabProcedures })),
  catalogue: lazy(async () => ({ default: (await import('./procedures/catalogue.ts')).catalogueProcedures })),
} satisfies Router<Contract, RouterContext>;

/** The fence and typed errors stand around all of them at once. */
export const router = os.$context<RouterContext>().use(fence).use(benchErrors).router(procedures);
