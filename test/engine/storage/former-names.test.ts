// Files in which fields have the names of before are read as they were meant: tenants, the error lab, and runs.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { errorLabSchema, liftErrorLab } from '../../../electron/engine/error-lab/error-lab-document.ts';
import { liftLimits, limitsSchema } from '../../../electron/engine/limits/limits-document.ts';
import { startTestBench } from '../../support/bench.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a tenant that allowed invalid writes under the former name still allows them', async () => {
  const folder = await tempFolder();
  const before = await startTestBench({ dataDir: folder.path });
  const { id } = await before.client.tenant.add({
    name: 'Acme',
    url: 'acme.okta.com',
    production: false,
    invalidWrites: true,
  });
  await before.close();
  const path = join(folder.path, 'tenants.json');
  const text = await readFile(path, 'utf8');
  expect(text).toContain('"invalidWrites"');
  await writeFile(path, text.replaceAll('"invalidWrites"', '"provenWrites"'));
  const after = await startTestBench({ dataDir: folder.path });
  expect(await after.client.tenant.list()).toContainEqual(expect.objectContaining({ id, invalidWrites: true }));
  await after.close();
  await folder.remove();
});

test('what an org was accepted to answer, and the limits that it named, are lifted from version 1', () => {
  const answer = { status: 400, headers: [], body: '' };
  const baseline = { caseId: 'token/wrong-secret', savedAt: 1, note: '', answer };
  const place = { tenantId: 't', credentialId: 'c', results: {} };
  const kept = { [baseline.caseId]: baseline };
  const lifted = errorLabSchema.parse(liftErrorLab({ places: [{ ...place, truths: kept }] }));
  expect(lifted.places[0]?.baselines).toMatchObject(kept);
  const limit = { tenantId: 't', credentialId: 'c', bucket: '/api/v1', perMinute: 600, at: 1 };
  expect(limitsSchema.parse(liftLimits({ told: [limit] }))).toEqual({ observed: [limit] });
});
