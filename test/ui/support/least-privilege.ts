// The ways of a person to the smallest set of scopes and its check by calls.
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from './go-to.ts';

export const needed = (page: Page): Locator => page.getByRole('region', { name: 'Needed', exact: true });
export const mutation = (page: Page): Locator => page.getByRole('region', { name: 'Check by calls', exact: true });

export const LIST_USERS: [string, RegExp] = ['list users', /^GET \/api\/v1\/users List users$/];
export const LIST_GROUPS: [string, RegExp] = ['list groups', /^GET \/api\/v1\/groups List groups$/];

export async function openLeast(page: Page): Promise<void> {
  await goTo(page, 'Scopes');
  await page.getByText('Least privilege').click();
}

export async function search(page: Page, words: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search operations' }).fill(words);
}

/** Opens the picker and ticks operations by their path and method. */
export async function choose(page: Page, ...wanted: [search: string, option: RegExp][]): Promise<void> {
  await page.getByRole('button', { name: 'Choose operations' }).click();
  await tick(page, ...wanted);
}

/** Ticks operations in the picker, which is open. */
export async function tick(page: Page, ...wanted: [search: string, option: RegExp][]): Promise<void> {
  for (const [words, option] of wanted) {
    await search(page, words);
    await page.getByRole('option', { name: option }).click();
    await expect(page.getByRole('option', { name: option, selected: true })).toBeVisible();
  }
}
