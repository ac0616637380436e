// The shipped catalogue: the files that `npm run catalogue` made. Read once at the start, as the app's own files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { releaseOverlay } from '../../shared/model/release/release-overlay.ts';
import { type Catalogue, type CatalogueFile, joinCatalogue } from '../../shared/okta/catalogue/catalogue.ts';

const FILES = ['management', 'oauth', 'governance', 'myaccount'] as const;

export async function loadCatalogue(rootFolder: string): Promise<Catalogue> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(join(rootFolder, 'resources', 'catalogue', `${name}.json`), 'utf8'));
  const [overlay, ...files] = await Promise.all(['overlay', ...FILES].map(read));
  return { ...joinCatalogue(files as CatalogueFile[]), overlay: releaseOverlay.parse(overlay) };
}
