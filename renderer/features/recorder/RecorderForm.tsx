// What is recorded: the org behind, the port, and what goes wrong on the way. What starts it stays in view.
import { Checkbox, TextInput } from '@mantine/core';
import { IconCircleDot, IconPlus, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { reportProblem } from '../../platform/problems.ts';
import { goesOn } from '../../platform/runs/shown-run-state.ts';
import { useSelectedTenant, useTenants } from '../../platform/session-state/tenants.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { Field } from '../../ui/controls/Field.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { TenantSelect } from '../../ui/tenants/TenantSelect.tsx';
import { tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import css from './Recorder.module.css';
import { changeDraft, FAULT_PRESETS, missingWords, recorderDraft, toggleFault } from './recorder-draft.ts';
import { recorderStore } from './recorder-store.ts';
import { recordDraft, tenantOf } from './run-recorder.ts';

export function RecorderForm() {
  const draft = useStore(recorderDraft);
  const recording = useStore(recorderStore, ({ run }) => goesOn(run));
  const tenants = useTenants();
  const tenant = tenantOf(draft, tenants, useSelectedTenant());
  const choices = useMemo(() => tenantsByName(tenants).map(tenantChoice), [tenants]);
  const missing = missingWords(draft, tenant);
  return (
    <form
      className={css.form}
      aria-label="What is recorded"
      onSubmit={(event) => {
        event.preventDefault();
        void recordDraft().catch(reportProblem);
      }}
    >
      <ScrollRegion className={css.fields} aria-label="Org, port and faults">
        <Field label="The org that it goes on to">
          <TenantSelect
            label="The org that it goes on to"
            choices={choices}
            currentKey={tenant?.id ?? null}
            onChoose={({ key }) => changeDraft({ tenantId: key })}
          />
        </Field>
        <TextInput
          label="Port"
          description="On 127.0.0.1. A fixed one is for a program that keeps its address."
          inputWrapperOrder={['label', 'input', 'description']}
          placeholder="any free one"
          inputMode="numeric"
          value={draft.port}
          onChange={(event) => changeDraft({ port: event.currentTarget.value })}
        />
        <Checkbox
          label="No path in the URL"
          description="For programs that take none. Any program on this computer can use it then."
          checked={draft.plain}
          onChange={(event) => changeDraft({ plain: event.currentTarget.checked })}
        />
        <Faults faults={draft.faults} />
      </ScrollRegion>
      <footer className={css.foot}>
        <Button
          type="submit"
          variant="primary"
          icon={IconCircleDot}
          keys="mod+enter"
          disabled={missing !== null || recording}
        >
          Record
        </Button>
        <p className={css.muted}>
          {recording ? 'One goes on. End it before the next.' : (missing ?? `In front of ${tenant?.name}`)}
        </p>
      </footer>
    </form>
  );
}

function Faults({ faults }: { faults: readonly string[] }) {
  const [text, setText] = useState('');
  const own = faults.filter((fault) => !FAULT_PRESETS.some((preset) => preset.fault === fault));
  const add = () => {
    const fault = text.trim();
    if (fault !== '' && !faults.includes(fault)) toggleFault(fault);
    setText('');
  };
  return (
    <Field label="Faults on the way">
      <div className={css.faults}>
        <p className={css.muted}>See how the program copes. The org sees nothing of a call that is answered here.</p>
        {FAULT_PRESETS.map(({ label, fault }) => (
          <Checkbox
            key={fault}
            label={label}
            title={fault}
            checked={faults.includes(fault)}
            onChange={() => toggleFault(fault)}
          />
        ))}
        {own.map((fault) => (
          <div key={fault} className={css.own}>
            <code>{fault}</code>
            <IconButton size="small" icon={IconX} label={`Remove ${fault}`} onClick={() => toggleFault(fault)} />
          </div>
        ))}
        <div className={css.another}>
          <TextInput
            aria-label="Another fault"
            placeholder="status=502,method=POST,times=1"
            classNames={{ input: 'mono' }}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <IconButton icon={IconPlus} label="Add this fault" onClick={add} />
        </div>
      </div>
    </Field>
  );
}
