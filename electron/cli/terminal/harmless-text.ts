// Text of an org on a terminal: JSON may hold control characters, and a terminal acts on them (clears itself, renames its
// window). Colours stay, because they are this program's own and end with the line.

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
const CONTROLS = /\u001b(?!\[[\d;]{1,9}m)|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g;

/** Lines and tabs stay. */
export const harmless = (text: string): string => text.replace(CONTROLS, '');
