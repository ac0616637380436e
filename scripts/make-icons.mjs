// Draws resources/icons/scopebench.png (1024 px, from which electron-builder makes the icons of all three systems) from the
// vector beside it, in the Chromium of the page tests: `node scripts/make-icons.mjs` after a change of the drawing.
import './lib/require-node.mjs';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from './lib/chromium/find-chromium.mjs';
import { isRoot } from './lib/chromium/is-root.mjs';
import { projectRoot } from './lib/project-root.mjs';

const SIZE = 1024;
const folder = join(projectRoot, 'resources', 'icons');
const drawing = readFileSync(join(folder, 'scopebench.svg'), 'utf8');
const browser = await chromium.launch({ executablePath: findChromium('tests')?.path, chromiumSandbox: !isRoot() });
try {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${SIZE}px}</style>${drawing}`);
  writeFileSync(join(folder, 'scopebench.png'), await page.screenshot({ omitBackground: true }));
} finally {
  await browser.close();
}
console.log('Drew resources/icons/scopebench.png.');
