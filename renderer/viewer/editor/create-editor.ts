// The CodeMirror of the JSON editor: what it can do beside what every editor can, and its faults. Ctrl/Cmd-Enter is left alone: in the app it
// sends.
import { json } from '@codemirror/lang-json';
import { linter } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { checkJson, formatJson } from '../worker/json/check-json.ts';
import { EDITOR_BASICS, editorKeys } from './editor-basics.ts';

export interface EditorOptions {
  text: string;
  label: string;
  placeholder: string;
  readOnly: boolean;
  onChange: (text: string) => void;
}

export interface EditorHandle {
  /** Takes a text from outside; nothing happens when it is what is there. */
  setText: (text: string) => void;
  /** Replaces the text as an edit that can be undone. */
  replace: (text: string) => void;
  goTo: (at: number) => void;
  destroy: () => void;
}

const faults = linter(
  (view) => {
    const text = view.state.doc.toString();
    const check = checkJson(text);
    if (!check) return [];
    const from = Math.min(check.at, text.length);
    const place = `Line ${check.line}, column ${check.column}: `;
    return [{ from, to: Math.min(from + 1, text.length), severity: 'error', message: place + check.message }];
  },
  { delay: 300 },
);

const replaceAll = (view: EditorView, text: string): void => {
  if (text === view.state.doc.toString()) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'input.format' });
};

const formatText = (view: EditorView): boolean => {
  const text = formatJson(view.state.doc.toString());
  if (text !== null) replaceAll(view, text);
  return true;
};

export const createEditor = (host: HTMLElement, options: EditorOptions): EditorHandle => {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
  let outside = false;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        EDITOR_BASICS,
        json(),
        faults,
        placeholder(options.placeholder),
        EditorState.readOnly.of(options.readOnly),
        EditorView.contentAttributes.of({ 'aria-label': options.label }),
        Prec.high(keymap.of([{ key: 'Shift-Alt-f', run: formatText }])),
        editorKeys(['Mod-Enter']),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !outside) options.onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText: (text) => {
      outside = true;
      replaceAll(view, text);
      outside = false;
    },
    replace: (text) => replaceAll(view, text),
    goTo: (at) => {
      view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) }, scrollIntoView: true });
      view.focus();
    },
    destroy: () => view.destroy(),
  };
};
