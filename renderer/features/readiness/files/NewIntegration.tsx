// A new integration file: its name and folder, empty or of an exported submission.
import { Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { toKeptName } from '../../../../shared/file-form/kept-files.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import css from '../Readiness.module.css';
import { readinessStore } from '../readiness-store.ts';
import { createIntegration, readSubmission } from './file-actions.ts';

export function NewIntegration({ onEnd }: { onEnd: () => void }) {
  const folders = useStore(readinessStore, (state) => state.folders?.folders ?? []);
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [json, setJson] = useState('');
  const [taken, setTaken] = useState<string | null>(null);
  const folder = chosen ?? folders[0]?.path ?? '';
  const from = json.trim() === '' ? undefined : readSubmission(json);
  const fault = faultOf(name);
  const creating = useAction(async () => {
    const refused = await createIntegration(folder, name, from ?? undefined);
    setTaken(refused);
    if (refused === null) onEnd();
  });
  const ready = fault === null && from !== null && folder !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void creating.run();
  };
  return (
    <form className={css.form} onSubmit={submit}>
      <TextInput
        label="Name"
        description="Of the integration, and of its file."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="Acme Directory Sync"
        value={name}
        error={name === '' ? null : (fault ?? taken)}
        onChange={(event) => {
          setTaken(null);
          setName(event.currentTarget.value);
        }}
        data-autofocus
      />
      <Field label="Folder">
        <NativeSelect
          aria-label="Folder"
          value={folder}
          onChange={(event) => {
            setTaken(null);
            setChosen(event.currentTarget.value);
          }}
        >
          {folders.map(({ path, own }) => (
            <option key={path} value={path}>
              {own ? `My plans (${path})` : path}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Textarea
        label="Submission JSON"
        description="Leave it empty for a new one. What Export submission JSON has written can be pasted here; its form is known from the developer specification only."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        classNames={{ input: 'mono' }}
        rows={3}
        value={json}
        spellCheck={false}
        error={from === null ? 'This is no such JSON.' : null}
        onChange={(event) => setJson(event.currentTarget.value)}
      />
      {creating.error && <ErrorNotice error={creating.error} />}
      <div className={css.formEnd}>
        <Button size="large" onClick={onEnd}>
          Cancel
        </Button>
        <Button type="submit" size="large" variant="primary" busy={creating.busy} disabled={!ready}>
          Create
        </Button>
      </div>
    </form>
  );
}

function faultOf(name: string): string | null {
  const made = toKeptName(name, 'integration');
  return 'fault' in made ? `${made.fault} ${made.fix}` : null;
}
