// A column's head; its right edge is dragged to make the column wider.
// biome-ignore-all lint/a11y/useSemanticElements: rows and cells in view only, placed by hand, cannot be a <table>
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell (aria-activedescendant)
import styles from './TablePanel.module.css';

export interface ColumnHeadProps {
  index: number;
  label: string;
  numeric: boolean;
  left: number;
  width: number;
  onResize: (index: number, width: number) => void;
}

export const ColumnHead = ({ index, label, numeric, left, width, onResize }: ColumnHeadProps) => (
  <span
    role="columnheader"
    aria-colindex={index + 2}
    className={styles.column}
    data-numeric={numeric || undefined}
    style={{ left, width }}
    title={label}
  >
    {label}
    <span
      className={styles.edge}
      aria-hidden="true"
      onPointerDown={(down) => {
        down.preventDefault();
        const move = (event: PointerEvent): void => onResize(index, width + event.clientX - down.clientX);
        const up = (): void => {
          window.removeEventListener('pointermove', move);
          window.removeEventListener('pointerup', up);
        };
        window.addEventListener('pointermove', move);
        window.addEventListener('pointerup', up);
      }}
    />
  </span>
);
