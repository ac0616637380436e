// Module hooks for a bare Node: whoever imports `electron`, packages included, gets the fake.

export async function resolve(specifier, context, next) {
  if (specifier !== 'electron') return next(specifier, context);
  return { url: new URL('./electron.mjs', import.meta.url).href, shortCircuit: true };
}
