// Tenants out of a file that Scopebench exported: chosen, dropped or pasted. Says what was added and what was left out.

import { Textarea } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { Dialog } from '../../ui/notices/Dialog.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../ui/notices/Note.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { formatCounted } from '../../ui/values/format.ts';
import { importTenants } from './actions.ts';
import css from './TenantsPage.module.css';

export function ImportTenants({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Import tenants">
      <ImportForm onClose={onClose} />
    </Dialog>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState<Awaited<ReturnType<typeof importTenants>> | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const importing = useAction(async (content: string) => {
    setOutcome(await importTenants(content));
    setText('');
  });
  const take = async (chosen: File | undefined) => {
    if (chosen) await importing.run(await chosen.text());
  };
  return (
    <div className={css.form}>
      <Textarea
        label="Exported text"
        placeholder="Paste it here, drop a file on this field, or choose one"
        value={text}
        minRows={5}
        rows={5}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        onDrop={(event) => {
          event.preventDefault();
          void take(event.dataTransfer.files[0]);
        }}
        data-autofocus
      />
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      {importing.error && <ErrorNotice error={importing.error} />}
      {outcome && (
        <Note
          tone={outcome.added > 0 ? 'good' : 'info'}
          title={`${formatCounted(outcome.added, 'tenant')} added. Enter their secrets before use.`}
        >
          {outcome.skipped.map(({ name, reason }) => (
            <p key={name}>
              {name} was left out: {reason}
            </p>
          ))}
        </Note>
      )}
      <div className={css.actions}>
        <Button
          variant="primary"
          size="large"
          busy={importing.busy}
          disabled={text.trim() === ''}
          onClick={() => importing.run(text)}
        >
          Import
        </Button>
        <Button size="large" icon={IconFileUpload} onClick={() => file.current?.click()}>
          Choose file…
        </Button>
        <Button size="large" variant="quiet" onClick={onClose}>
          {outcome ? 'Done' : 'Cancel'}
        </Button>
      </div>
    </div>
  );
}
