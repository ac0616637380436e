// Asks for a line number, in a small field at the top of the lines.
import { useEffect, useRef, useState } from 'react';
import { formatCount } from '../../ui/values/format.ts';
import styles from './GoToLine.module.css';

export interface GoToLineProps {
  lines: number;
  onGo: (line: number) => void;
  onClose: () => void;
}

export const GoToLine = ({ lines, onGo, onClose }: GoToLineProps) => {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const wanted = Number.parseInt(text.replaceAll(',', ''), 10);
  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted >= 1) onGo(Math.min(wanted, lines) - 1);
        onClose();
      }}
    >
      <label className={styles.label}>
        Line
        <input
          ref={input}
          className={styles.input}
          inputMode="numeric"
          value={text}
          placeholder={`1 to ${formatCount(lines)}`}
          onChange={(event) => setText(event.target.value)}
          onBlur={onClose}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            event.stopPropagation();
            onClose();
          }}
        />
      </label>
    </form>
  );
};
