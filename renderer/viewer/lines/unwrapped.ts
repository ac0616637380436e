// Without wrap a line is still cut after this many bytes: one row of a megabyte would stop the page.
export const UNWRAPPED = 2048;
