// An editor for a JSON text (the body of a request). CodeMirror puts its styles where its root says; in a ShadowRoot it
// uses constructed style sheets, which the page's policy allows, where a <style> element would be refused.
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { checkJson, formatJson, type JsonCheck } from '../worker/json/check-json.ts';
import { createEditor, type EditorHandle } from './create-editor.ts';
import styles from './JsonEditor.module.css';
import '../json-colours.css';

export interface JsonEditorProps {
  value: string;
  onChange: (value: string) => void;
  label?: string;
  placeholder?: string;
  readOnly?: boolean;
}

export const JsonEditor = ({
  value,
  onChange,
  label = 'JSON',
  placeholder = '',
  readOnly = false,
}: JsonEditorProps) => {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle | null>(null);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  const [check, setCheck] = useState<JsonCheck | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const created = createEditor(host.current, {
      text: latest.current.value,
      label,
      placeholder,
      readOnly,
      // At once: an echo that arrived after the next key would put the older text back and swallow that key.
      onChange: (text) => flushSync(() => latest.current.onChange(text)),
    });
    editor.current = created;
    return () => {
      editor.current = null;
      created.destroy();
    };
  }, [label, placeholder, readOnly]);

  useEffect(() => {
    editor.current?.setText(value);
    const timer = setTimeout(() => setCheck(checkJson(value)), 150);
    return () => clearTimeout(timer);
  }, [value]);

  const format = (): void => {
    const text = formatJson(latest.current.value);
    if (text !== null) editor.current?.replace(text);
  };
  const blank = value.trim() === '';
  return (
    <div className={styles.editor}>
      <div ref={host} className={styles.host} />
      <div className={styles.foot}>
        <span className={styles.status} role="status" data-fault={check ? '' : undefined}>
          {blank ? 'No body' : check ? `Line ${check.line}, column ${check.column}: ${check.message}` : 'Valid JSON'}
        </span>
        {check && (
          <button type="button" className={styles.action} onClick={() => editor.current?.goTo(check.at)}>
            Go there
          </button>
        )}
        {!readOnly && (
          <button
            type="button"
            className={styles.action}
            title="Format with two spaces per level (Shift Alt F)"
            disabled={blank || check !== null}
            onClick={format}
          >
            Format
          </button>
        )}
      </div>
    </div>
  );
};
