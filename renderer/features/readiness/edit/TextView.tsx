// The file as text, with what the check says of it.
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { PlanProblem } from '../../../../shared/model/plan.ts';
import { host } from '../../../platform/client.ts';
import { isAbort } from '../../../platform/errors.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { forgetYamlTexts, type YamlTextHandle } from '../../../viewer/editor/yaml/create-yaml-text.ts';
import { YamlText } from '../../../viewer/editor/yaml/YamlText.tsx';
import { saveTyped } from '../files/file-actions.ts';
import css from '../Readiness.module.css';
import { changeOpen, openNow, readinessStore } from '../readiness-store.ts';

export function TextView() {
  const open = useStore(readinessStore, (state) => state.open);
  const editor = useRef<YamlTextHandle>(null);
  const problems = useProblems(open?.text ?? '');
  const path = open?.path ?? '';
  useEffect(() => forgetYamlTexts('integration', [path]), [path]);
  if (open === null) return null;
  return (
    <div className={css.text}>
      <div className={css.textBar}>
        <Button
          size="small"
          keys="mod+s"
          disabled={open.text === open.savedText || open.outside !== null}
          onClick={() => void saveTyped().catch(reportProblem)}
        >
          Save
        </Button>
        <span className={css.muted}>
          {open.text === open.savedText ? 'Saved' : 'What the other views show is of the text as it was saved.'}
        </span>
      </div>
      <YamlText
        ref={editor}
        file={{ kind: 'integration', key: path }}
        text={open.text}
        textNow={() => openNow()?.text ?? ''}
        onChange={(text) => changeOpen({ text })}
        problems={problems}
        onCursor={() => undefined}
        complete={() => null}
      />
    </div>
  );
}

/** Milliseconds without a key. */
const PAUSE = 250;

/** Of exactly this text; null while they are not known. */
function useProblems(text: string): readonly PlanProblem[] | null {
  const [checked, setChecked] = useState<{ text: string; problems: readonly PlanProblem[] } | null>(null);
  useEffect(() => {
    const ended = new AbortController();
    const timer = setTimeout(() => {
      host.integration.check({ text }, { signal: ended.signal }).then(
        ({ problems }) => setChecked({ text, problems }),
        (error: unknown) => {
          if (!ended.signal.aborted && !isAbort(error)) reportProblem(error);
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [text]);
  return checked?.text === text ? checked.problems : null;
}
