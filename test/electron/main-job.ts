// The main job in the window, in the words that a person sees. Host-neutral: any page of the bench can be given.
import { expect, type Page } from '@playwright/test';

/** A token by one click, a request by another, and a list of users from the sandbox org. */
export async function doMainJob(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Request token' }).click();
  await expect(page.getByRole('banner')).toContainText(/\d+\s*\/\s*\d+/);
  await page.getByRole('button', { name: /^Send\b/ }).click();
  await expect(page.getByText('Allowed', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('@acme.example', { exact: false }).first()).toBeVisible();
}
