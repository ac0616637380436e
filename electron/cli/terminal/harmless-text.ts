// Text of an org on a terminal: it may hold characters on which a terminal acts (it clears itself, hides what follows, renames its
// window, makes a link) or which turn the text around, so that something else is read than is there. What acts goes or is
// shown as its code; the colours of this program stay, and no other ones.

import { asCode, showUnseen } from '../../../shared/okta/wire-text/unseen-characters.ts';

/** A control sequence as a whole, so that no half of it is left to read; the colours of `style.ts` are taken first. */
const ACTING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out.
  /(\u001b\[(?:0|1|3[1-5]|90|38;5;(?:208|161))m)|\u001b\[[\d;:<=>?]*[ -/]*[@-~]|(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u009b[\d;:<=>?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]?|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f]/g;
/** Lines and tabs stay. */
export const harmless = (text: string): string =>
  showUnseen(text.replace(ACTING, (_all, own: string | undefined) => own ?? ''));

/** JSON that says the same: what a terminal would act on as an escape of JSON. */
export const harmlessJson = (json: string): string => showUnseen(json.replace(/[\u007f-\u009f]/g, asCode));
