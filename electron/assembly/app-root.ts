// Where the project is: bundles run from out/main and its chunks, tests from the sources, a packaged app from its archive.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface AppRoot {
  folder: string;
  version: string;
}

/** The nearest folder upwards that holds the catalogue. */
export function findAppRoot(from: string = import.meta.dirname): AppRoot {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'resources', 'catalogue', 'management.json')))
      return { folder, version: readVersion(folder) };
    if (dirname(folder) === folder)
      throw new Error('The folder resources/catalogue is missing: the installation is not complete.');
  }
}

function readVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : '0.0.0';
}
