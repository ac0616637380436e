// The catalogue that ships, read from its files as the hosts read it.
import { readFileSync } from 'node:fs';
import { type Catalogue, type CatalogueFile, joinCatalogue } from '../../../shared/okta/catalogue/catalogue.ts';

export function readCatalogueFile(family: string): CatalogueFile {
  const url = new URL(`../../../resources/catalogue/${family}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as CatalogueFile;
}

export function shippedCatalogue(): Catalogue {
  return joinCatalogue(['management', 'oauth', 'governance', 'myaccount'].map(readCatalogueFile));
}
