// The text of a plan or an integration with what the check says of it: underlined in place, and listed below with what to do.
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { counted } from '../../../../shared/counted.ts';
import type { PlanProblem } from '../../../../shared/model/plan.ts';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { createYamlText, type YamlFile, type YamlTextHandle, type YamlTextHooks } from './create-yaml-text.ts';
import css from './YamlText.module.css';
import '../../json-colours.css';

export interface YamlTextProps {
  file: YamlFile;
  /** As it is drawn: what was typed since is newer. */
  text: string;
  /** As it is at the moment of the call. */
  textNow: () => string;
  onChange: (text: string) => void;
  /** Null while they are not known. */
  problems: readonly PlanProblem[] | null;
  onCursor: (line: number) => void;
  complete: YamlTextHooks['complete'];
  ref: Ref<YamlTextHandle>;
}

export function YamlText(props: YamlTextProps) {
  const { file, text, problems, textNow, onChange, onCursor, complete, ref } = props;
  const { kind, key } = file;
  const frame = useRef<HTMLDivElement>(null);
  const editor = useRef<YamlTextHandle | null>(null);
  const latest = useRef({ textNow, onChange, onCursor, complete });
  latest.current = { textNow, onChange, onCursor, complete };
  useEffect(() => {
    if (!frame.current) return;
    const created = createYamlText(frame.current, { kind, key }, latest.current.textNow(), {
      onChange: (next) => latest.current.onChange(next),
      onCursor: (line) => latest.current.onCursor(line),
      complete: (context) => latest.current.complete(context),
    });
    editor.current = created;
    return () => {
      editor.current = null;
      created.destroy();
    };
  }, [kind, key]);
  // That of the store: what is drawn may be older than what was typed since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a text of the file is why it is looked at.
  useEffect(() => editor.current?.show(latest.current.textNow()), [key, text]);
  useEffect(() => editor.current?.setProblems(problems ?? []), [problems]);
  useImperativeHandle(ref, () => ({
    show: (next) => editor.current?.show(next),
    setProblems: (list) => editor.current?.setProblems(list),
    reveal: (line) => editor.current?.reveal(line),
    goTo: (line, column) => editor.current?.goTo(line, column),
    undo: () => editor.current?.undo(),
    redo: () => editor.current?.redo(),
    destroy: () => editor.current?.destroy(),
  }));
  return (
    <section className={css.pane} aria-label="Text">
      <div ref={frame} className={css.host} />
      <p className={css.status} role="status">
        {problems === null ? 'Checking…' : sumOf(problems)}
      </p>
      {problems !== null && problems.length > 0 && (
        <ScrollRegion className={css.problems} aria-label="Problems">
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.line}:${problem.column} ${problem.message}`}>
                <button
                  type="button"
                  className={css.problem}
                  onClick={() => editor.current?.goTo(problem.line, problem.column)}
                >
                  <span className={css.line}>Line {problem.line}</span>
                  <span className={problem.severity === 'error' ? css.error : css.warning}>
                    {problem.severity === 'error' ? 'Error' : 'Warning'}
                  </span>
                  <span className={css.words}>
                    {problem.message} <span className={css.fix}>{problem.fix}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </ScrollRegion>
      )}
    </section>
  );
}

function sumOf(problems: readonly PlanProblem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (problems.length === 0) return 'No problem found';
  return [errors > 0 && counted(errors, 'error'), warnings > 0 && counted(warnings, 'warning')]
    .filter(Boolean)
    .join(', ');
}
