// The main job on the sandbox org, over a real socket: a token, then a list of users. When this works, the bench works.
import { DEFAULT_TENANT, findCredential, findTenant } from '../../bench/find-tenant.ts';
import { withBench } from '../../bench/open-bench.ts';
import { toShownError } from '../../shown-error.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { type Finding, fine, problem } from './finding.ts';

const SCOPES = ['okta.users.read'];

export async function checkSandbox(terminal: Terminal, dataDir: string | undefined): Promise<Finding> {
  const began = performance.now();
  try {
    return await withBench(terminal, { dataDir, sandbox: true, visit: true }, async (bench) => {
      const { client } = bench;
      const tenant = await findTenant(bench, DEFAULT_TENANT);
      const { id: credentialId } = findCredential(tenant, undefined);
      const started = performance.now();
      const token = await client.token.request({ tenantId: tenant.id, credentialId, scopes: SCOPES });
      const sent = await client.request.send({
        tenantId: tenant.id,
        credentialId,
        method: 'GET',
        path: '/api/v1/users?limit=1',
        operationId: 'listUsers',
        headers: [],
        body: null,
        auth: { kind: 'auto', scopes: SCOPES },
      });
      const verdict = sent.outcome === 'answered' ? sent.exchange.verdict.verdict : 'no token';
      const took = `start ${Math.round(started - began)} ms, token and GET /api/v1/users ${Math.round(performance.now() - started)} ms`;
      if (token.outcome === 'granted' && verdict === 'allowed')
        return fine('sandbox', `The sandbox org works (${took}).`);
      return broken(`Token ${token.outcome}, GET /api/v1/users ${verdict}.`);
    });
  } catch (error) {
    return broken(toShownError(error).message);
  }
}

function broken(meaning: string): Finding {
  return problem(
    'sandbox',
    'The sandbox org does not work.',
    meaning,
    'Security software may be blocking 127.0.0.1. If none is running, report this.',
  );
}
