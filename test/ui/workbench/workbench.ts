// The ways of a person on the Workbench, by the names that they see; and calls to the host for what no page offers yet.
import { expect, type Locator, type Page } from '@playwright/test';

export const panel = (page: Page, name: 'Scopes' | 'Token' | 'Request' | 'Response'): Locator =>
  page.getByRole('region', { name, exact: true });

export const sendButton = (page: Page): Locator => panel(page, 'Request').getByRole('button', { name: 'Send' });
export const tokenButton = (page: Page): Locator => page.getByRole('button', { name: 'Request token' });
export const verdict = (page: Page): Locator => page.getByRole('region', { name: 'Verdict' });

export async function pickOperation(page: Page, words: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Operation' }).click();
  await page.keyboard.type(words);
  await page.getByRole('listbox', { name: 'Operations' }).getByRole('option', { name: option }).first().click();
  await expect(page.getByRole('combobox', { name: 'Operation' })).not.toBeFocused();
}

export async function chooseCredential(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Credential:/ }).click();
  await page.getByRole('menuitem', { name }).click();
}

export async function typeScopes(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Paste scopes' }).click();
  await page.getByRole('textbox', { name: 'Scopes' }).fill(names.join('\n'));
  await page.getByRole('button', { name: 'Replace the choice' }).click();
}

/** Send, and wait for the answer to it. */
export async function send(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/rpc/request/send'));
  await sendButton(page).click();
  await answered;
  // The page has it as well.
  await expect(sendButton(page).and(page.locator(':not([aria-busy])'))).toBeVisible();
}

/** A call to the host as the page makes it. */
export function callHost(page: Page, procedure: string, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([path, json]) => {
      const response = await fetch(`/rpc/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-bench-session': sessionStorage.getItem('scopebench.session') ?? '',
        },
        body: JSON.stringify({ json }),
      });
      const reply = (await response.json()) as { json: unknown };
      if (!response.ok) throw new Error(JSON.stringify(reply));
      return reply.json;
    },
    [procedure, input] as const,
  );
}

/** A tenant of the person's own, chosen in the bar; the page is loaded again to know it. */
export async function addTenant(page: Page, draft: { name: string; url: string; production: boolean }): Promise<void> {
  await callHost(page, 'tenant/add', draft);
  await page.reload();
  await chooseTenant(page, draft.name);
}

export async function chooseTenant(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /^Tenant:/ }).click();
  const field = page.getByRole('combobox', { name: 'Choose a tenant' });
  await field.fill(name);
  await expect(page.getByRole('listbox', { name: 'Choose a tenant' }).getByRole('option').first()).toContainText(name);
  await field.press('Enter');
}

/** Where the embedded sandbox org listens: an org that a test may add as a tenant of its own. */
export async function sandboxUrl(page: Page): Promise<string> {
  return ((await callHost(page, 'sandbox/status', undefined)) as { url: string }).url;
}
