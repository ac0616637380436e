// The ways of a person through the frame.
import { expect, type Page } from '@playwright/test';

export type PageName =
  | 'Workbench'
  | 'Scopes'
  | 'Sweep'
  | 'Error lab'
  | 'Plans'
  | 'Recorder'
  | 'Readiness'
  | 'Protect'
  | 'History'
  | 'Tenants'
  | 'Sandbox'
  | 'Settings';

export async function goTo(page: Page, name: PageName): Promise<void> {
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name }).click();
  await page.getByRole('main', { name }).getByRole('heading', { level: 1 }).waitFor({ state: 'attached' });
  // The pointer leaves the rail, whose words are tooltips in a narrow window.
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
}
