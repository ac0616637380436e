// The ways to see a body, as tabs: arrow keys move between them.
import type { BodyMode } from '../body-source.ts';
import styles from './Toolbar.module.css';

export interface ModeTab {
  mode: BodyMode;
  label: string;
  /** Why it cannot be chosen. */
  unavailable?: string;
}

export interface ModeTabsProps {
  tabs: ModeTab[];
  mode: BodyMode;
  panelId: string;
  onChoose: (mode: BodyMode) => void;
}

export const ModeTabs = ({ tabs, mode, panelId, onChoose }: ModeTabsProps) => {
  const open = tabs.filter((tab) => tab.unavailable === undefined);
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const at = open.findIndex((tab) => tab.mode === mode);
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = open[(at + by + open.length) % open.length];
    if (!next) return;
    onChoose(next.mode);
    event.currentTarget.querySelector<HTMLButtonElement>(`[data-mode="${next.mode}"]`)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" aria-label="Show the body as" onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.mode}
          type="button"
          role="tab"
          className={styles.tab}
          data-mode={tab.mode}
          aria-selected={tab.mode === mode}
          aria-controls={panelId}
          tabIndex={tab.mode === mode ? 0 : -1}
          disabled={tab.unavailable !== undefined}
          title={tab.unavailable}
          onClick={() => onChoose(tab.mode)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
};
