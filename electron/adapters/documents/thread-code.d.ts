// What scripts/vite/thread-code.mjs makes of an import that ends in `?thread`.
declare module '*?thread' {
  /** The module with all that it imports, as one script for `new Worker(code, { eval: true })`. */
  export const code: string;
}
