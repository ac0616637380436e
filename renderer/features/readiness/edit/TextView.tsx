// The file as text, with what the check says of it.
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { host } from '../../../platform/client.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { forgetYamlTexts, type YamlTextHandle } from '../../../viewer/editor/yaml/create-yaml-text.ts';
import { type CheckText, useCheckedText } from '../../../viewer/editor/yaml/use-checked-text.ts';
import { YamlText } from '../../../viewer/editor/yaml/YamlText.tsx';
import { saveTyped } from '../files/file-actions.ts';
import css from '../Readiness.module.css';
import { changeOpen, openNow, readinessStore } from '../readiness-store.ts';

const check: CheckText = (input, options) => host.integration.check(input, options);

export function TextView() {
  const open = useStore(readinessStore, (state) => state.open);
  const editor = useRef<YamlTextHandle>(null);
  const problems = useCheckedText(open?.text ?? '', check);
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
