// A plan made of what there is: pasted cURL or fetch, files, operations of the catalogue, under the scopes that are registered. What it gave, and
// what was left out, is read before it is opened.
import { Textarea, TextInput } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { MadePlanFile } from '../../../../shared/model/plan.ts';
import { host } from '../../../platform/client.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Field } from '../../../ui/controls/Field.tsx';
import { ScopesInput } from '../../../ui/controls/ScopesInput.tsx';
import { formatBytes } from '../../../ui/values/format.ts';
import css from './DialogForm.module.css';
import { DialogForm } from './DialogForm.tsx';
import { MadeOutcome } from './MadeOutcome.tsx';
import make from './MakeForm.module.css';
import { OperationChoice } from './OperationChoice.tsx';

const ACCEPTED = '.json,.har,.yaml,.yml,.txt,.log,.sh,.curl,.js,.ndjson,.csv';

export function MakeForm() {
  const [name, setName] = useState('');
  const [pasted, setPasted] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [operationIds, setOperationIds] = useState<readonly string[]>([]);
  const [scopes, setScopes] = useState<{ names: readonly string[]; text: string }>({ names: [], text: '' });
  const [made, setMade] = useState<MadePlanFile | null>(null);
  if (made) return <MadeOutcome made={made} onBack={() => setMade(null)} />;
  return (
    <DialogForm
      action="Make the plan"
      ready={pasted.trim() !== '' || files.length > 0 || operationIds.length > 0}
      work={async () => {
        const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
        const texts = pasted.trim() === '' ? read : [...read, { name: 'pasted text', text: pasted }];
        setMade(
          await host.plan.make({
            name: name.trim() || 'Untitled',
            ...(texts.length > 0 && { files: texts }),
            ...(operationIds.length > 0 && { operationIds: [...operationIds] }),
            ...(scopes.names.length > 0 && { scopes: [...scopes.names] }),
          }),
        );
        return false;
      }}
    >
      <TextInput
        label="Name of the plan"
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label="cURL or fetch"
        placeholder="curl 'https://acme.okta.com/api/v1/users?limit=2'"
        value={pasted}
        rows={3}
        spellCheck={false}
        classNames={{ input: css.wire ?? '' }}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <Files files={files} onChange={setFiles} />
      <OperationChoice chosen={operationIds} onChoose={setOperationIds} />
      <Field
        label="Scopes that are registered"
        hint="As the integration has them. Without any, the plan gets the fewest that its steps need."
      >
        <ScopesInput
          dense
          label="Scopes that are registered"
          placeholder="okta.users.read okta.groups.manage"
          scopes={scopes.names}
          text={scopes.text}
          onChange={(names, text) => setScopes({ names, text })}
        />
      </Field>
    </DialogForm>
  );
}

function Files({ files, onChange }: { files: readonly File[]; onChange: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Field
      label="Files"
      hint="A Postman collection, HAR, OpenAPI document, recorded cassette, script of curl or access log."
    >
      <div className={make.files}>
        <Button icon={IconFileUpload} onClick={() => input.current?.click()}>
          Choose files…
        </Button>
        {files.map((file) => (
          <span key={file.name} className={make.chosen}>
            {file.name} <span className={css.note}>{formatBytes(file.size)}</span>
          </span>
        ))}
        {files.length > 0 && (
          <Button size="small" variant="quiet" onClick={() => onChange([])}>
            Clear
          </Button>
        )}
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={ACCEPTED}
        aria-label="Files to make a plan of"
        onChange={(event) => {
          onChange([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
    </Field>
  );
}
