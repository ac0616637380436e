// How long a key in the searches of the Scopes page takes until the list is drawn and laid out, over all operations and
// scopes of the catalogue. The baseline is a bare page in the same browser: the same texts, filtered by `includes`, thirty
// rows written as HTML. Every key counts at its best of some rounds, since the machine may be busy otherwise.
// Needs `npm run build`.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../../scripts/lib/project-root.mjs';
import { goToPage, quantile, withBenchPage } from '../support/bench-page.ts';

const TYPED = ['groups rules', 'list users', '/api/v1/apps/', 'okta.users.read', 'delete', 'usrs', 'xq'];
const ROUNDS = 7;
const FRAME_MS = 16;

interface Key {
  text: string;
  ms: number;
}

/** Types letter by letter and back to nothing; the search is the element with this label. */
function measure(page: Page, label: string): Promise<Key[]> {
  return page.evaluate(
    async ([name, typed, rounds]) => {
      const input = document.querySelector<HTMLInputElement>(`input[aria-label="${name}"]`);
      if (!input) throw new Error(`There is no field ${name}.`);
      const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
      const best = new Map<string, number>();
      for (let round = 0; round < rounds; round += 1)
        for (const text of typed) {
          const keys = [...text].map((_, at) => text.slice(0, at + 1));
          for (const key of [...keys, ...keys.slice(0, -1).reverse(), '']) {
            const start = performance.now();
            set?.call(input, key);
            input.dispatchEvent(new InputEvent('input', { bubbles: true }));
            await null;
            // Reading a size makes the browser lay out what was drawn.
            document.body.getBoundingClientRect();
            best.set(key, Math.min(best.get(key) ?? Number.POSITIVE_INFINITY, performance.now() - start));
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          }
        }
      return [...best].map(([key, ms]) => ({ text: key, ms }));
    },
    [label, TYPED, ROUNDS] as const,
  );
}

/** The least that a page can do for a key. */
async function openBare(page: Page, texts: string[]): Promise<void> {
  await page.setContent('<input aria-label="Bare"><ul style="height:600px;overflow:auto"></ul>');
  await page.evaluate((all) => {
    const list = document.querySelector('ul');
    document.querySelector('input')?.addEventListener('input', (event) => {
      const { value } = event.target as HTMLInputElement;
      const words = value.toLowerCase().split(' ');
      const found = all.filter((text) => words.every((word) => text.includes(word))).slice(0, 30);
      if (list) list.innerHTML = found.map((text) => `<li>${text}</li>`).join('');
    });
  }, texts);
}

function print(what: string, keys: Key[], bare: Key[]): void {
  const times = keys.map(({ ms }) => ms);
  const slowest = keys.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  const within = times.filter((ms) => ms <= FRAME_MS).length;
  const ratio =
    quantile(times, 0.5) /
    quantile(
      bare.map(({ ms }) => ms),
      0.5,
    );
  console.log(
    `keystrokes, ${what}: median ${quantile(times, 0.5).toFixed(1)} ms, ratio to a bare list ${ratio.toFixed(1)}; ` +
      `${within} of ${keys.length} keys within ${FRAME_MS} ms; slowest ` +
      slowest.map(({ text, ms }) => `"${text}" ${ms.toFixed(1)} ms`).join(', '),
  );
}

export async function run(): Promise<void> {
  const file = join(projectRoot, 'resources', 'catalogue', 'management.json');
  const { operations } = JSON.parse(await readFile(file, 'utf8')) as { operations: { path: string; id: string }[] };
  await withBenchPage(async (page, url) => {
    await openBare(
      page,
      operations.map(({ path, id }) => `${path} ${id}`.toLowerCase()),
    );
    const bare = await measure(page, 'Bare');
    print('bare list', bare, bare);
    await page.goto(url);
    await goToPage(page, 'Scopes');
    await page.getByRole('listbox', { name: 'Scopes' }).waitFor();
    print('scopes', await measure(page, 'Filter scopes'), bare);
    await page.getByText('By operation').click();
    await page.getByRole('listbox', { name: 'Operations' }).waitFor();
    print('operations', await measure(page, 'Search operations'), bare);
    await page.getByText('Least privilege').click();
    await page.getByRole('button', { name: 'Choose operations' }).click();
    await page.getByRole('listbox', { name: 'Operations to choose' }).waitFor();
    print('choice of operations', await measure(page, 'Search operations'), bare);
  });
}
