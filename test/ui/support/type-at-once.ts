// Keys as fast as a keyboard can send them: none waits until the page has taken the one before, as a person who knows the shortcut types.
import type { Page } from '@playwright/test';

const CONTROL = 2;

/** `Control+k`, and right behind it the text: letters, digits and spaces. */
export async function paletteAndType(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const k = { key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: CONTROL };
  const sent = [
    session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...k }),
    session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...k }),
    ...[...text].flatMap((key) => [
      session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', key }),
    ]),
  ];
  await Promise.all(sent);
  await session.detach();
}
