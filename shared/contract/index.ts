// The one table of procedures. A host or handler that forgets one does not compile; the CLI, the page and the tests call the same.
import { appContract, hostContract } from './app.ts';
import { appAccessContract } from './app-access.ts';
import { catalogueContract } from './catalogue.ts';
import { errorLabContract } from './error-lab.ts';
import { historyContract } from './history.ts';
import { inferContract } from './infer.ts';
import { integrationContract } from './integration.ts';
import { ledgerContract } from './ledger.ts';
import { planContract } from './plan.ts';
import { recorderContract } from './recorder.ts';
import { requestContract } from './request.ts';
import { runContract } from './run.ts';
import { sandboxContract } from './sandbox.ts';
import { settingsContract } from './settings.ts';
import { signInContract } from './sign-in.ts';
import { sweepContract } from './sweep.ts';
import { credentialContract, tenantContract } from './tenant.ts';
import { tokenContract } from './token.ts';
import { vaultContract } from './vault.ts';

export const contract = {
  app: appContract,
  host: hostContract,
  tenant: tenantContract,
  credential: credentialContract,
  appAccess: appAccessContract,
  token: tokenContract,
  signIn: signInContract,
  request: requestContract,
  run: runContract,
  plan: planContract,
  recorder: recorderContract,
  integration: integrationContract,
  history: historyContract,
  settings: settingsContract,
  vault: vaultContract,
  sandbox: sandboxContract,
  sweep: sweepContract,
  ledger: ledgerContract,
  infer: inferContract,
  errorLab: errorLabContract,
  catalogue: catalogueContract,
};
export type Contract = typeof contract;
