// The field for the response to explain: paste, type, drop a file or choose one. A pasted text is taken in one piece, so that
// its secrets are masked before anything is drawn.
import { IconFileUpload, IconX } from '@tabler/icons-react';
import { type ClipboardEvent, type DragEvent, useRef } from 'react';
import { useStore } from 'zustand';
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { AboutLine } from '../../../ui/values/AboutLine.tsx';
import css from './Explain.module.css';
import { clearText, editText, explainStore, takeFile, takeText } from './explain-store.ts';
import { usePasteFocus } from './paste-focus.ts';
import { RequestFields, type RequestFieldsProps } from './RequestFields.tsx';

export function PasteField({ finder, judgedAs }: RequestFieldsProps) {
  const { shown, cut, refusal, beside } = useStore(explainStore);
  const file = useRef<HTMLInputElement>(null);
  const field = usePasteFocus();
  const take = (one: File | undefined) => void takeFile(one).catch(reportProblem);
  const drop = (event: DragEvent) => {
    const [one] = event.dataTransfer.files;
    if (!one) return;
    event.preventDefault();
    take(one);
  };
  return (
    <Panel
      title="Response"
      scroll="none"
      actions={
        <>
          <Button size="small" variant="quiet" icon={IconFileUpload} onClick={() => file.current?.click()}>
            Open file…
          </Button>
          <IconButton
            size="small"
            icon={IconX}
            label="Clear the response"
            disabled={shown === ''}
            onClick={clearText}
          />
        </>
      }
      footer={<Promised />}
    >
      <input
        ref={file}
        type="file"
        aria-label="File with a response"
        hidden
        onChange={(event) => {
          const [one] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          take(one);
        }}
      />
      {beside.about && (
        <div className={css.about}>
          <AboutLine {...beside.about} />
        </div>
      )}
      <textarea
        ref={field}
        className={css.paste}
        aria-label="Response to explain"
        placeholder={
          'Paste a response: output of curl -i or -v, headers, a body, a HAR, the message of an SDK, or only a WWW-Authenticate value. A file can be dropped here.'
        }
        value={shown}
        readOnly={cut}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => editText(event.currentTarget.value)}
        onPaste={(event) => paste(event, shown, cut)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      {refusal !== null && (
        <p className={css.refusal} role="alert">
          {refusal}
        </p>
      )}
      <RequestFields finder={finder} judgedAs={judgedAs} />
    </Panel>
  );
}

/** What is done with what was pasted. */
function Promised() {
  const { masked, cut, beside } = useStore(explainStore);
  return (
    <p className={css.promise}>
      {cut
        ? beside.missingBody
          ? 'Only its beginning is shown. '
          : 'Only its beginning is shown; all of it is explained. '
        : ''}
      {masked ? 'Secrets are masked. ' : ''}
      Explained on this computer: {beside.about ? 'nothing is sent.' : 'the response is neither sent nor kept.'}
    </p>
  );
}

function paste(event: ClipboardEvent<HTMLTextAreaElement>, shown: string, cut: boolean): void {
  const pasted = event.clipboardData.getData('text/plain');
  if (pasted === '') return;
  event.preventDefault();
  const { selectionStart, selectionEnd } = event.currentTarget;
  // What is not shown cannot be pasted into.
  const whole = cut || (selectionStart === 0 && selectionEnd === shown.length);
  takeText(whole ? pasted : shown.slice(0, selectionStart) + pasted + shown.slice(selectionEnd));
}
