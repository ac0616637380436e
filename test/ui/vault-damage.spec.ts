// A damaged vault in the page: it says what is damaged, a backup is restored where the vault is asked for, and a passphrase
// that was lost is no dead end.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { resum } from '../support/vault-text.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

const PASSPHRASE = 'correct horse battery';

async function protectByPassphrase(page: Page): Promise<void> {
  await goTo(page, 'Settings');
  const vault = page.getByRole('region', { name: 'Vault' });
  await vault.getByRole('button', { name: 'Set up' }).click();
  await vault.getByRole('radio', { name: /A passphrase/ }).check();
  await vault.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await vault.getByLabel('Repeat it').fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Protect' }).click();
  await expect(vault.getByRole('status')).toContainText('Open');
}

test('one changed bit in what the passphrase opens: said by name, restored from the backup, opened', async ({
  bench,
  page,
}) => {
  await protectByPassphrase(page);
  const vault = page.getByRole('region', { name: 'Vault' });
  const path = join(bench.dataDir, 'vault.json');
  const text = await readFile(path, 'utf8');
  await writeFile(`${path}.bak`, text);
  const file = JSON.parse(text);
  file.slots[0].wrapped.salt = file.slots[0].wrapped.salt.replace(/^./, (first: string) => (first === 'A' ? 'B' : 'A'));

  await vault.getByRole('button', { name: 'Lock now' }).click();
  for (const damaged of [file, resum(structuredClone(file))]) {
    await writeFile(path, JSON.stringify(damaged, null, 1));
    await page.reload();
    // Only the passphrase itself shows that the second one is damaged.
    if (damaged !== file) {
      await vault.getByRole('button', { name: 'Unlock' }).click();
      await vault.getByLabel('Passphrase').fill(PASSPHRASE);
      await vault.getByRole('button', { name: 'Unlock' }).click();
    }
    await expect(vault.getByRole('status')).toContainText('Damaged');
    await expect(vault.getByRole('note')).toContainText(/the protection .*with a passphrase/i);
    await vault.getByRole('button', { name: 'Restore backup' }).click();
    await expect(vault.getByRole('status')).toContainText('Locked');
  }
  await expect(vault.getByRole('note')).toHaveCount(0);
  const field = vault.getByLabel('Passphrase');
  if (!(await field.isVisible())) await vault.getByRole('button', { name: 'Unlock' }).click();
  await field.fill('not the passphrase');
  await vault.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(vault.getByRole('button', { name: 'Lost it? Start over…' })).toBeVisible();
  await field.fill(PASSPHRASE);
  await vault.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(vault.getByRole('status')).toContainText('Open');
});

test('a lost passphrase: starting over keeps the file aside and asks how to protect the next secrets', async ({
  page,
}) => {
  await protectByPassphrase(page);
  const vault = page.getByRole('region', { name: 'Vault' });
  await vault.getByRole('button', { name: 'Lock now' }).click();
  await vault.getByRole('button', { name: 'Unlock' }).click();
  await vault.getByLabel('Passphrase').fill('what was it again');
  await vault.getByRole('button', { name: 'Unlock', exact: true }).click();
  await vault.getByRole('button', { name: 'Lost it? Start over…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard the saved secrets?' });
  await dialog.getByRole('textbox').fill('start over');
  await dialog.getByRole('button', { name: 'Start over' }).click();
  await expect(vault.getByRole('status')).toContainText('Nothing is saved yet');
});
