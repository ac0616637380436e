// The shipped catalogue, read from disk as the hosts do. Read once a test file.
import { readFileSync } from 'node:fs';
import { type Catalogue, type CatalogueFile, joinCatalogue } from '../../shared/okta/catalogue/catalogue.ts';

const FILES = ['management', 'oauth', 'governance', 'myaccount'];

export function loadCatalogue(): Catalogue {
  return joinCatalogue(
    FILES.map(
      (name) =>
        JSON.parse(
          readFileSync(new URL(`../../resources/catalogue/${name}.json`, import.meta.url), 'utf8'),
        ) as CatalogueFile,
    ),
  );
}
