// Which plan takes the requests: the open ones first, then every other file, or a new one.
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { bareName } from '../../../../shared/file-form/kept-files.ts';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { shownPlanKey } from '../file-actions.ts';
import { type KeptIn, keepSteps } from '../keep-steps.ts';
import { openPlansStore } from '../open-plans.ts';
import { planFilesStore } from '../plan-files.ts';
import css from './DialogForm.module.css';
import { DialogForm } from './DialogForm.tsx';

export function KeepForm({ exchangeIds }: { exchangeIds: readonly string[] }) {
  const id = useId();
  const { plans } = useStore(openPlansStore);
  const folders = useStore(planFilesStore).found?.folders ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const open = new Set(plans.map(({ path }) => path));
  const shown = shownPlanKey();
  const where = chosen ?? (shown === null ? 'new' : `open ${shown}`);
  return (
    <DialogForm
      action="Keep"
      ready
      work={async () => {
        const reasons = await keepSteps(exchangeIds, readWhere(where));
        setRefused(reasons ?? []);
        return reasons === null;
      }}
    >
      <div>
        <label className={css.label} htmlFor={id}>
          In the plan
        </label>
        <NativeSelect
          className={css.select ?? ''}
          id={id}
          value={where}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data-autofocus
        >
          <option value="new">A new plan</option>
          {plans.length > 0 && (
            <optgroup label="Open">
              {plans.map(({ key, name }) => (
                <option key={key} value={`open ${key}`}>
                  {name}
                </option>
              ))}
            </optgroup>
          )}
          {folders.map(({ path, own, files }) => (
            <optgroup key={path} label={own ? 'My plans' : path}>
              {files
                .filter((file) => !open.has(file.path))
                .map((file) => (
                  <option key={file.path} value={`file ${file.path}`}>
                    {bareName(file.name)}
                  </option>
                ))}
            </optgroup>
          ))}
        </NativeSelect>
      </div>
      <p className={css.note}>
        Each request becomes a step with the status that it got, and the scopes that it needs are added. It is not saved
        before you save the plan.
      </p>
      {refused.length > 0 && (
        <Note tone="warning" title="Nothing was added">
          <ul className={css.lines}>
            {refused.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </Note>
      )}
    </DialogForm>
  );
}

function readWhere(value: string): KeptIn {
  const rest = value.slice(value.indexOf(' ') + 1);
  if (value.startsWith('open ')) return { kind: 'open', key: rest };
  return value.startsWith('file ') ? { kind: 'file', path: rest } : { kind: 'new' };
}
