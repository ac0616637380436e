// The CodeMirror of a plan or an integration: YAML with completion and the problems that the check found. Changes of the form come in as small edits, so that
// the cursor stays where it was and the editor's undo takes them back one by one.
import { autocompletion, type CompletionSource, completionKeymap } from '@codemirror/autocomplete';
import { isolateHistory, redo, undo } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorSelection, EditorState } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import type { PlanProblem } from '../../../../shared/model/plan.ts';
import { EDITOR_BASICS, editorKeys } from '../editor-basics.ts';

/** What it reports; the page that shows it may change them. */
export interface YamlTextHooks {
  onChange: (text: string) => void;
  /** A person put the cursor into this line, from 1. */
  onCursor: (line: number) => void;
  complete: CompletionSource;
}

export interface YamlTextHandle {
  /** Takes a text that was changed outside, as an edit of its own. */
  show: (text: string) => void;
  setProblems: (problems: readonly PlanProblem[]) => void;
  /** The cursor goes to the start of the line, which comes into view; the focus stays. Lines and columns count from 1. */
  reveal: (line: number) => void;
  /** With the focus. */
  goTo: (line: number, column: number) => void;
  undo: () => void;
  redo: () => void;
  destroy: () => void;
}

/** What was typed, and its undo, of the files that are open: a page shows one at a time. By kind and key of the file. */
const kept = new Map<string, EditorState>();

export interface YamlFile {
  kind: 'plan' | 'integration';
  key: string;
}
const keyOf = ({ kind, key }: YamlFile): string => `${kind} ${key}`;

/** Of this kind only these are open. */
export function forgetYamlTexts(kind: YamlFile['kind'], open: readonly string[]): void {
  const left = new Set(open.map((key) => keyOf({ kind, key })));
  for (const key of kept.keys()) if (key.startsWith(`${kind} `) && !left.has(key)) kept.delete(key);
}

/** One for all: what is kept of a file must not hold what another page has given. */
let hooks: YamlTextHooks | null = null;
let fromOutside = false;

function report(update: ViewUpdate): void {
  if (update.docChanged && !fromOutside) hooks?.onChange(update.state.sliceDoc());
  const chosen = update.transactions.some((one) => one.isUserEvent('select') || one.isUserEvent('input'));
  if (chosen && !fromOutside) hooks?.onCursor(update.state.doc.lineAt(update.state.selection.main.head).number);
}

const stateOf = ({ kind }: YamlFile, text: string): EditorState =>
  EditorState.create({
    doc: text,
    extensions: [
      EDITOR_BASICS,
      // As the file has them.
      ...(/\r\n/.test(text) && !/(?<!\r)\n/.test(text) ? [EditorState.lineSeparator.of('\r\n')] : []),
      yaml(),
      autocompletion({ override: [(context) => hooks?.complete(context) ?? null], icons: false }),
      // It takes the focus as it is; said once more for what reads the page and does not know of editable text.
      EditorView.contentAttributes.of({ 'aria-label': `Text of the ${kind}`, tabindex: '0' }),
      editorKeys(['Mod-Enter', 'Mod-i'], [...completionKeymap, ...lintKeymap]),
      EditorView.updateListener.of(report),
    ],
  });

export function createYamlText(host: HTMLElement, file: YamlFile, text: string, given: YamlTextHooks): YamlTextHandle {
  hooks = given;
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', delegatesFocus: true });
  const view = new EditorView({ root, parent: root, state: kept.get(keyOf(file)) ?? stateOf(file, text) });
  const show = (next: string) => {
    const { state } = view;
    const now = state.sliceDoc();
    if (next === now) return;
    const changes = changeBetween(now, next);
    if (changes.from === changes.to && changes.insert === '') return;
    fromOutside = true;
    view.dispatch({
      changes,
      annotations: isolateHistory.of('full'),
      userEvent: 'input.form',
    });
    fromOutside = false;
  };
  show(text);
  return {
    show,
    setProblems: (problems) =>
      view.dispatch(
        setDiagnostics(
          view.state,
          problems.map((one) => toDiagnostic(view.state, one)),
        ),
      ),
    reveal: (line) => {
      const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      fromOutside = true;
      view.dispatch({
        selection: EditorSelection.cursor(from),
        effects: EditorView.scrollIntoView(from, { y: 'start', yMargin: 24 }),
      });
      fromOutside = false;
    },
    goTo: (line, column) => {
      const { from, to } = view.state.doc.line(Math.min(line, view.state.doc.lines));
      const at = Math.min(from + column - 1, to);
      view.dispatch({
        selection: EditorSelection.cursor(at),
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
        userEvent: 'select',
      });
      view.focus();
    },
    undo: () => undo(view),
    redo: () => redo(view),
    destroy: () => {
      kept.set(keyOf(file), view.state);
      if (hooks === given) hooks = null;
      view.destroy();
    },
  };
}

/** The one stretch that differs. Both texts have one kind of line break, which the document counts as one sign. */
function changeBetween(now: string, next: string): { from: number; to: number; insert: string } {
  const a = now.replaceAll('\r\n', '\n');
  const b = next.replaceAll('\r\n', '\n');
  const most = Math.min(a.length, b.length);
  let from = 0;
  while (from < most && a[from] === b[from]) from += 1;
  let end = 0;
  while (end < most - from && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  return { from, to: a.length - end, insert: b.slice(from, b.length - end) };
}

function toDiagnostic(state: EditorState, { line, column, severity, message, fix }: PlanProblem): Diagnostic {
  const { from, to, text } = state.doc.line(Math.min(line, state.doc.lines));
  const start = Math.min(from + column - 1, to);
  const word = /^[^\s,\]}]+/.exec(text.slice(column - 1))?.[0].length ?? 0;
  return { from: start, to: Math.min(start + Math.max(word, 1), to), severity, message: `${message} ${fix}` };
}
