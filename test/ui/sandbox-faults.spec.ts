// Faults as a person uses them: put one on, forget it nowhere, see it strike, take it off. And the clock set to a moment.
import { expectAccessible } from './support/accessible.ts';
import { goTo } from './support/go-to.ts';
import { expect, test } from './support/test.ts';

test.describe.configure({ mode: 'default' });
test.use({ journey: 'faults' });

test('a preset strikes the next call, is counted, shows in the journal and in the bar of every page', async ({
  page,
}) => {
  const sign = page.getByRole('banner').getByRole('button', { name: /^Sandbox org:/ });
  const faults = page.getByRole('list', { name: 'Faults that are on' });
  await goTo(page, 'Sandbox');
  await expect(page.getByText('No faults: the org answers as usual.')).toBeVisible();
  const preset = page.getByRole('button', { name: 'Next API call gets 429' });
  await preset.click();
  await expect(preset).toHaveAttribute('aria-pressed', 'true');
  await expect(sign).toHaveText(/1 fault on/);
  await expectAccessible(page);

  await goTo(page, 'Workbench');
  await expect(sign).toBeVisible();
  await page.getByRole('button', { name: /^Send/ }).first().click();
  await expect(page.getByText('Rate limited').first()).toBeVisible();
  // It is used up by that call: the sign goes by itself.
  await expect(sign).toBeHidden();

  await goTo(page, 'Sandbox');
  await expect(faults.getByRole('listitem')).toContainText([
    '429, rate limit used up for 60 s/api/*, onceused up1 of 1',
  ]);
  await expect(page.getByRole('region', { name: 'Journal' })).toContainText('status=429');
  await preset.click();
  await expect(preset).toHaveAttribute('aria-pressed', 'true');
  await expect(faults.getByRole('listitem')).toHaveCount(1);
  await preset.click();
  await expect(faults).toBeHidden();
});

test('a fault of the form is the line that it shows; what the org does not take is said in its words', async ({
  page,
}) => {
  await goTo(page, 'Sandbox');
  await page.getByRole('button', { name: 'Another fault…' }).click();
  const form = page.getByRole('form', { name: 'New fault' });
  await form.getByRole('combobox', { name: 'What goes wrong' }).click();
  await page.getByRole('option', { name: 'Delayed response' }).click();
  await form.getByRole('textbox', { name: 'ms, or ms±ms' }).fill('100±200');
  await form.getByRole('button', { name: 'Add fault' }).click();
  await expect(form.getByText('latency=100±200 is not a time in milliseconds.')).toBeVisible();
  await expectAccessible(page);
  await form.getByRole('textbox', { name: 'ms, or ms±ms' }).fill('20');
  await form.getByRole('textbox', { name: 'Path' }).fill('/api/v1/groups*');
  await expect(form.getByText('latency=20,path=/api/v1/groups*,times=1', { exact: true })).toBeVisible();
  await form.getByRole('button', { name: 'Add fault' }).press('Enter');
  const added = page.getByRole('listitem').filter({ hasText: 'Answer after 20 ms' });
  await expect(added).toContainText('/api/v1/groups*, once');
  await added.getByRole('button', { name: /^Remove/ }).click();
  await expect(added).toBeHidden();
});

test('the palette puts faults on and takes all of them off', async ({ page }) => {
  const run = async (words: string) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or run' }).fill(words);
    await page.keyboard.press('Enter');
  };
  const sign = page.getByRole('banner').getByRole('button', { name: /^Sandbox org:/ });
  await run('every third API call of the sandbox');
  await expect(sign).toHaveText(/1 fault on/);
  await run('remove all faults');
  await expect(sign).toBeHidden();
});

test('the clock is set to a moment and goes back to the real time', async ({ page }) => {
  await goTo(page, 'Sandbox');
  await page.getByLabel('Date and time to set the clock to').fill('2031-02-03T04:05:06');
  await page.getByRole('button', { name: 'Set the clock' }).click();
  await expect(page.getByText(/^2031-02-03 04:05:/)).toBeVisible();
  const sign = page.getByRole('banner').getByRole('button', { name: /clock moved/ });
  await expect(sign).toBeVisible();
  await page.getByRole('button', { name: 'Real time' }).click();
  await expect(sign).toBeHidden();
});
