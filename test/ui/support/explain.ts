// The ways of a person through the tab Explain.
import type { Locator, Page } from '@playwright/test';
import { goTo } from './go-to.ts';

export const responseField = (page: Page): Locator => page.getByRole('textbox', { name: 'Response to explain' });
export const explained = (page: Page): Locator => page.getByRole('region', { name: 'Explanation' });

export async function openExplain(page: Page): Promise<void> {
  await goTo(page, 'Error lab');
  await page.getByRole('radiogroup', { name: 'View' }).getByText('Explain', { exact: true }).click();
}

/** As a paste arrives, without the clipboard of the machine. */
export async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((target, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}
