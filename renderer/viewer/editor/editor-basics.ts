// What every editor of text has, whatever its language: lines, folding, history, brackets, search, and its keys. Tab indents; Escape and then Tab
// leaves, so nobody is caught.
import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import {
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  type KeyBinding,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { editorLook } from './editor-look.ts';
import { typeOverSelection } from './type-over-selection.ts';

export const EDITOR_BASICS: Extension = [
  lineNumbers(),
  foldGutter(),
  history(),
  drawSelection(),
  indentOnInput(),
  indentUnit.of('  '),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  search({ top: true }),
  typeOverSelection,
  editorLook,
];

/** `left`: keys that the page has, such as `Mod-Enter`. */
export const editorKeys = (left: readonly string[], more: readonly KeyBinding[] = []): Extension =>
  keymap.of([
    ...closeBracketsKeymap,
    ...defaultKeymap.filter(({ key }) => key === undefined || !left.includes(key)),
    ...historyKeymap,
    ...searchKeymap,
    ...foldKeymap,
    ...more,
    indentWithTab,
  ]);
