// Names of stored things come from the engine, but may have travelled through a page: only letters, digits and hyphens,
// so that no id can name another file. Callers put a prefix before it, so that Windows' device names (`con`) are harmless.
export function isStorageId(id: string): boolean {
  return id.length <= 100 && /^[a-z0-9-]+$/i.test(id);
}
