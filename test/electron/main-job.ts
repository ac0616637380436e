// The main job in the window, in the words that a person sees. Host-neutral: any page of the bench can be given.
import { expect, type Page } from '@playwright/test';

/** A token by one click, a request by another, and a list of users from the sandbox org. */
export async function doMainJob(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Request token' }).click();
  await expect(page.getByRole('banner').getByRole('button', { name: /1\/1 scopes granted/ })).toBeVisible();
  // A place without a response offers to send, too.
  await page.getByRole('button', { name: 'Send' }).first().click();
  const response = page.getByRole('region', { name: 'Response', exact: true });
  await expect(response).toContainText('Allowed');
  await expect(response).toContainText('@acme.example');
}
