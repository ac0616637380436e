// What the smallest set is found from: a part of the history, files, or operations that are chosen one by one.
import { IconAdjustmentsHorizontal, IconFileUpload, IconHistory, IconListCheck } from '@tabler/icons-react';
import { useRef } from 'react';
import { changeAddress, useAddress } from '../../../platform/navigation.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { HistoryNarrowing } from '../HistoryNarrowing.tsx';
import { narrowingWords } from '../history-narrowing.ts';
import { scopesAddress } from '../scopes-address.ts';
import css from './Least.module.css';
import { toggleChoosing } from './least-store.ts';

export interface LeastBarProps {
  busy: boolean;
  onHistory: () => void;
  onFiles: (files: readonly File[]) => void;
}

export function LeastBar({ busy, onHistory, onFiles }: LeastBarProps) {
  const view = useAddress(scopesAddress);
  const input = useRef<HTMLInputElement>(null);
  const fromHistory = `From the history of ${narrowingWords(view)}`;
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
            pressed={view.narrow}
            onClick={() => changeAddress(scopesAddress, { narrow: !view.narrow })}
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
        <Button icon={IconListCheck} aria-pressed={view.choosing} onClick={toggleChoosing}>
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
      {view.narrow && <HistoryNarrowing />}
    </>
  );
}
