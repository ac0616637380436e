// Characters of a text that a reader does not see and that change what is read: they turn the direction of writing around, have no
// width, or break a line though they are none. Shown by their code, so that a name is what it looks like.

const UNSEEN =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

export const showUnseen = (text: string): string => text.replace(UNSEEN, asCode);

/** As JSON writes it: `\u202e`. */
export const asCode = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
