// Tenants out of a file: an export of Scopebench, or a table (CSV). Chosen, dropped or pasted, then looked at: what would be added, and what is left out and
// why, by its line. Nothing is saved before that.

import { Textarea } from '@mantine/core';
import { IconAlertTriangle, IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Tenant } from '../../../../shared/model/tenant.ts';
import { parseOrgUrl } from '../../../../shared/okta/org-url/org-url.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { VirtualList } from '../../../ui/lists/VirtualList.tsx';
import { Dialog } from '../../../ui/notices/Dialog.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { useAction } from '../../../ui/progress/use-action.ts';
import { hostOf } from '../../../ui/tenants/tenant-choices.ts';
import { formatCounted } from '../../../ui/values/format.ts';
import { importTenants, previewImport, type TenantImport } from '../actions.ts';
import css from './ImportTenants.module.css';

export function ImportTenants({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Import tenants" size={640}>
      <ImportForm onClose={onClose} />
    </Dialog>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<TenantImport | null>(null);
  const [outcome, setOutcome] = useState<TenantImport | null>(null);
  const looking = useAction(async (content: string) => {
    setText(content);
    setPreview(await previewImport(content));
  });
  const importing = useAction(async () => setOutcome(await importTenants(text)));
  if (outcome) return <Outcome outcome={outcome} onClose={onClose} />;
  if (preview === null)
    return (
      <Source
        text={text}
        onChange={setText}
        busy={looking.busy}
        error={looking.error}
        onLook={(content) => void looking.run(content)}
        onClose={onClose}
      />
    );
  return (
    <div className={css.form}>
      <Preview preview={preview} />
      {importing.error && <ErrorNotice error={importing.error} />}
      <div className={css.actions}>
        <Button
          variant="primary"
          size="large"
          busy={importing.busy}
          disabled={preview.added.length === 0}
          onClick={() => importing.run()}
        >
          Import {formatCounted(preview.added.length, 'tenant')}
        </Button>
        <Button size="large" onClick={() => setPreview(null)}>
          Back
        </Button>
        <Button size="large" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

interface SourceProps {
  text: string;
  onChange: (text: string) => void;
  busy: boolean;
  error: ReturnType<typeof useAction>['error'];
  onLook: (text: string) => void;
  onClose: () => void;
}

function Source({ text, onChange, busy, error, onLook, onClose }: SourceProps) {
  const file = useRef<HTMLInputElement>(null);
  const take = async (chosen: File | undefined) => {
    if (chosen) onLook(await chosen.text());
  };
  return (
    <div className={css.form}>
      <Textarea
        label="CSV or exported text"
        description="A CSV has the columns name, url, production and client id. Secrets are not imported: enter them afterwards."
        placeholder={'name,url,production,client id\nAcme,acme.okta.com,no,0oa1example'}
        classNames={{ input: 'mono' }}
        value={text}
        rows={7}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onDrop={(event) => {
          event.preventDefault();
          void take(event.dataTransfer.files[0]);
        }}
        data-autofocus
      />
      <input
        ref={file}
        type="file"
        accept=".json,.csv,.tsv,.txt,application/json,text/csv"
        hidden
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      {error && <ErrorNotice error={error} />}
      <div className={css.actions}>
        <Button variant="primary" size="large" busy={busy} disabled={text.trim() === ''} onClick={() => onLook(text)}>
          Preview
        </Button>
        <Button size="large" icon={IconFileUpload} onClick={() => file.current?.click()}>
          Choose file…
        </Button>
        <Button size="large" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

const ROW = 44;
const ROWS = 6;

function Preview({ preview }: { preview: TenantImport }) {
  const { added } = preview;
  return (
    <>
      <p role="status">
        {added.length === 0
          ? 'It contains nothing that can be added.'
          : `${formatCounted(added.length, 'tenant')} will be added, without secrets. Nothing is saved yet.`}
      </p>
      {added.length > 0 && (
        <div className={css.list} style={{ height: Math.min(added.length, ROWS) * ROW }}>
          <VirtualList
            label="Will be added"
            items={added}
            rowHeight={ROW}
            keyOf={({ id }) => id}
            renderRow={(tenant) => <PreviewRow tenant={tenant} />}
          />
        </div>
      )}
      <LeftOut outcome={preview} />
    </>
  );
}

function PreviewRow({ tenant }: { tenant: Tenant }) {
  const parsed = parseOrgUrl(tenant.origin);
  const clients = tenant.credentials.map(({ clientId, name }) => clientId || name).join(', ');
  return (
    <div className={css.row}>
      <div className={css.words}>
        <div className="truncate" title={tenant.name}>
          {tenant.name}
        </div>
        <div className={css.below} title={clients}>
          {[hostOf(tenant), clients].filter(Boolean).join(' · ')}
        </div>
      </div>
      {parsed.ok && parsed.needsConfirmation && (
        <Tag title="Not one of Okta’s own domains: fine for a custom domain, but check it for typing mistakes">
          custom domain
        </Tag>
      )}
      {tenant.production && (
        <Tag tone="warning" icon={IconAlertTriangle}>
          production
        </Tag>
      )}
    </div>
  );
}

function LeftOut({ outcome: { skipped, ignoredColumns } }: { outcome: TenantImport }) {
  return (
    <>
      {skipped.length > 0 && (
        <Note title={`${formatCounted(skipped.length, 'entry', 'entries')} left out`}>
          <ul className={css.leftOut} aria-label="Left out">
            {skipped.map(({ line, name, reason }) => (
              <li key={`${line} ${name} ${reason}`}>
                {[line === null ? '' : `Line ${line}`, name].filter(Boolean).join(', ')}: {reason}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {ignoredColumns.length > 0 && <p className={css.below}>Ignored columns: {ignoredColumns.join(', ')}.</p>}
    </>
  );
}

function Outcome({ outcome, onClose }: { outcome: TenantImport; onClose: () => void }) {
  return (
    <div className={css.form}>
      <Note
        tone={outcome.added.length > 0 ? 'good' : 'info'}
        title={`${formatCounted(outcome.added.length, 'tenant')} added. Enter their secrets before use.`}
      />
      <LeftOut outcome={outcome} />
      <div className={css.actions}>
        <Button variant="primary" size="large" onClick={onClose} data-autofocus>
          Done
        </Button>
      </div>
    </div>
  );
}
