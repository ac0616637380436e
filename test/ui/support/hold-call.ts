import type { Page } from '@playwright/test';

/** The next call of the procedure (`infer/run`) does not reach the host until the function that is returned is called. */
export async function holdCall(page: Page, procedure: string): Promise<() => void> {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(
    (url) => url.pathname.endsWith(`/rpc/${procedure}`),
    (route) => held.then(() => route.continue()),
    { times: 1 },
  );
  return goOn;
}
