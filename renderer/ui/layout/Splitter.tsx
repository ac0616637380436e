// Two panes with a draggable line between them. The first (or, with `fixed="end"`, the second) keeps a size that the person
// chose, the other takes the rest; nest them for three. Arrow keys move the line, a double click puts it back.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { readKept, writeKept } from '../../platform/kept-value.ts';
import { classNames } from '../class-names.ts';
import css from './Splitter.module.css';

export interface SplitterProps {
  /** Under which the size is kept. */
  id: string;
  /** What the line changes, for screen readers: `Width of the scope picker`. */
  label: string;
  /** `columns` side by side, `rows` one above the other. */
  direction?: 'columns' | 'rows';
  fixed?: 'start' | 'end';
  /** Pixels. */
  initial: number;
  min: number;
  max: number;
  /** The other pane never gets smaller than this. */
  restMin?: number;
  children: [ReactNode, ReactNode];
}

export function Splitter(props: SplitterProps) {
  const { id, label, direction = 'columns', fixed = 'start', initial, min, max, restMin = 200, children } = props;
  const key = `split.${id}`;
  const [size, setSize] = useState(() => {
    const kept = readKept(key);
    return typeof kept === 'number' ? Math.min(max, Math.max(min, kept)) : initial;
  });
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<{ from: number; size: number } | null>(null);
  const columns = direction === 'columns';
  const sign = fixed === 'start' ? 1 : -1;

  const limit = (wanted: number): number => {
    const box = frame.current?.getBoundingClientRect();
    const room = box ? (columns ? box.width : box.height) - restMin : max;
    return Math.round(Math.max(min, Math.min(wanted, max, room)));
  };
  const change = (wanted: number) => {
    const next = limit(wanted);
    setSize(next);
    writeKept(key, next);
  };
  const start = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: columns ? event.clientX : event.clientY, size: limit(size) };
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (!drag.current) return;
    const now = columns ? event.clientX : event.clientY;
    change(drag.current.size + sign * (now - drag.current.from));
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.shiftKey ? 48 : 16;
    const steps: Record<string, number> = columns
      ? { ArrowLeft: -step, ArrowRight: step }
      : { ArrowUp: -step, ArrowDown: step };
    const by = steps[event.key];
    if (by === undefined) return;
    event.preventDefault();
    change(limit(size) + sign * by);
  };

  const sized = { flexBasis: size, [columns ? 'minWidth' : 'minHeight']: min };
  const rest = { [columns ? 'minWidth' : 'minHeight']: restMin };
  return (
    <div ref={frame} className={classNames(css.frame, columns ? css.columns : css.rows)}>
      <div className={fixed === 'start' ? css.fixed : css.rest} style={fixed === 'start' ? sized : rest}>
        {children[0]}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that moves is not a thematic break. */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation={columns ? 'vertical' : 'horizontal'}
        aria-valuenow={size}
        aria-valuemin={min}
        aria-valuemax={max}
        className={css.line}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={() => {
          drag.current = null;
        }}
        onDoubleClick={() => change(initial)}
        onKeyDown={press}
      />
      <div className={fixed === 'end' ? css.fixed : css.rest} style={fixed === 'end' ? sized : rest}>
        {children[1]}
      </div>
    </div>
  );
}
