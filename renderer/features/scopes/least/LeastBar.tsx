// What the smallest set is found from: a part of the history, files, or operations that are chosen one by one.
import { IconAdjustmentsHorizontal, IconFileUpload, IconHistory, IconListCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { HistoryNarrowing } from '../HistoryNarrowing.tsx';
import { narrowingStore, narrowingWords } from '../history-narrowing.ts';
import css from './Least.module.css';
import { leastStore, togglePicking } from './least-store.ts';

export interface LeastBarProps {
  busy: boolean;
  onHistory: () => void;
  onFiles: (files: readonly File[]) => void;
}

export function LeastBar({ busy, onHistory, onFiles }: LeastBarProps) {
  const picking = useStore(leastStore, (state) => state.picking);
  const narrowing = useStore(narrowingStore);
  const input = useRef<HTMLInputElement>(null);
  const fromHistory = `From the history of ${narrowingWords(narrowing)}`;
  return (
    <>
      <div className={css.bar}>
        <div className={css.joined}>
          <Button icon={IconHistory} busy={busy} title={fromHistory} onClick={onHistory}>
            {fromHistory}
          </Button>
          <IconButton
            icon={IconAdjustmentsHorizontal}
            label="Narrow the history: tenant, credential, time"
            pressed={narrowing.open}
            onClick={() => narrowingStore.setState({ open: !narrowing.open })}
          />
        </div>
        <Button
          icon={IconFileUpload}
          busy={busy}
          title="HAR, Postman collection, OpenAPI, cassette, access log, JSON lines or log of an HTTP client; or drop them anywhere here"
          onClick={() => input.current?.click()}
        >
          From files…
        </Button>
        <Button icon={IconListCheck} aria-pressed={picking} onClick={togglePicking}>
          Choose operations
        </Button>
        <span className={classNames(css.muted, css.hint)}>
          HAR, Postman, OpenAPI, cassettes, logs: drop files anywhere here.
        </span>
        <input
          ref={input}
          type="file"
          aria-label="Files of calls"
          multiple
          hidden
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            onFiles(files);
          }}
        />
      </div>
      {narrowing.open && <HistoryNarrowing />}
    </>
  );
}
