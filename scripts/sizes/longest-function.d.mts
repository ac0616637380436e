/** Lines of the longest function of a source file, from its name to its closing bracket; 0 when there is none. */
export function longestFunction(file: string, text: string): number;
