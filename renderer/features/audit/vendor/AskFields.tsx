// What a vendor asks for and what it says it does: two fields to paste into, and a third for an earlier list when two are compared.
import { IconFileUpload, IconGitCompare, IconX } from '@tabler/icons-react';
import { type DragEvent, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { parseScopeList } from '../../../../shared/okta/scopes/scope-list.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { type Action, useAction } from '../../../ui/progress/use-action.ts';
import { formatCounted } from '../../../ui/values/format.ts';
import css from './Vendor.module.css';
import { changeVendor, clearVendor, dropRecorded, readRecording, vendorStore } from './vendor-store.ts';

interface TextFieldProps {
  label: string;
  /** Right of the label: what was read. */
  aside: string;
  placeholder: string;
  value: string;
  large?: boolean;
  onChange: (value: string) => void;
}

function TextField({ label, aside, placeholder, value, large = false, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div className={css.field} data-large={large || undefined}>
      <div className={css.fieldHead}>
        <label htmlFor={id}>{label}</label>
        <span className={css.muted} role="status">
          {aside}
        </span>
      </div>
      <textarea
        id={id}
        className={css.text}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}

const scopesIn = (text: string): string => {
  const { length } = parseScopeList(text);
  return length === 0 ? '' : formatCounted(length, 'scope');
};

/** The file of calls, and what of it could not be read. */
function Recording({ reading }: { reading: Action<[File | undefined]> }) {
  const recorded = useStore(vendorStore, (state) => state.recorded);
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <div className={css.fileLine}>
        <Button size="small" icon={IconFileUpload} busy={reading.busy} onClick={() => input.current?.click()}>
          Add a recording…
        </Button>
        {recorded === null ? (
          <span className={css.muted}>HAR, Postman, OpenAPI or a log; read here, nothing is sent.</span>
        ) : (
          <span className={css.recorded}>
            {recorded.name}: {formatCounted(recorded.calls, 'call')}
            <IconButton size="small" icon={IconX} label={`Leave out ${recorded.name}`} onClick={dropRecorded} />
          </span>
        )}
        <input
          ref={input}
          type="file"
          aria-label="File of calls"
          hidden
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            void reading.run(file);
          }}
        />
      </div>
      {reading.error && <ErrorNotice error={reading.error} onDismiss={reading.clear} />}
      {recorded?.problems.map((problem) => (
        <p key={problem} className={css.warning}>
          {recorded.name}: {problem}
        </p>
      ))}
    </>
  );
}

export function AskFields() {
  const { asked, does, against, comparing, recorded } = useStore(vendorStore);
  const reading = useAction(readRecording);
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void reading.run(file);
  };
  return (
    <Panel
      title="The vendor"
      scroll="none"
      actions={
        <>
          <Button
            size="small"
            variant="quiet"
            icon={IconGitCompare}
            className={css.toggle}
            aria-pressed={comparing}
            onClick={() => changeVendor({ comparing: !comparing })}
          >
            Compare two lists
          </Button>
          <IconButton
            size="small"
            icon={IconX}
            label="Clear the fields"
            disabled={asked === '' && does === '' && against === '' && recorded === null}
            onClick={clearVendor}
          />
        </>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short way; the button does the same. */}
      <div className={css.fields} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        {comparing && (
          <TextField
            label="Earlier list"
            aside={scopesIn(against)}
            placeholder="The scopes asked for before, or of the version that is in use"
            value={against}
            onChange={(text) => changeVendor({ against: text })}
          />
        )}
        <TextField
          label={comparing ? 'List now' : 'Scopes it asks for'}
          aside={scopesIn(asked)}
          placeholder="Paste in any form: lines, commas, JSON, a table out of a page, a submission"
          value={asked}
          onChange={(text) => changeVendor({ asked: text })}
        />
        <TextField
          label="What it says it does"
          aside=""
          placeholder={
            'If known: prose such as “reads users and groups, deactivates users”, lines such as GET /api/v1/users, or a pasted recording'
          }
          value={does}
          large
          onChange={(text) => changeVendor({ does: text })}
        />
        <Recording reading={reading} />
      </div>
    </Panel>
  );
}
