// Where a plan is saved: one of the listed folders, and a name. A file that is there already is replaced only when that is asked for, and only as it
// was when it was asked.
import { TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { PlanFolder } from '../../../../shared/model/plan-files.ts';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { savePlanAs } from '../file-actions.ts';
import { nameOf, planOf } from '../open-plans.ts';
import { planFilesStore } from '../plan-files.ts';
import css from './DialogForm.module.css';
import { DialogForm } from './DialogForm.tsx';
import { faultOf } from './NameForms.tsx';

export function SaveAsForm({ planKey }: { planKey: string }) {
  const id = useId();
  const folders = useStore(planFilesStore).found?.folders ?? [];
  const plan = planOf(planKey);
  const [name, setName] = useState(() => plan?.name ?? '');
  const [chosen, setChosen] = useState<string | null>(plan?.path ? folderOf(plan.path) : null);
  const [taken, setTaken] = useState<{ path: string; version: string } | null>(null);
  // The folder of a plan may be listed no longer.
  const choices = choicesIn(folders);
  const folder = choices.find(({ path }) => path === chosen)?.path ?? choices[0]?.path ?? '';
  const change = (work: () => void) => {
    setTaken(null);
    work();
  };
  return (
    <DialogForm
      action={taken ? 'Replace it' : 'Save'}
      danger={taken !== null}
      ready={folder !== '' && !faultOf(name)}
      work={async () => {
        const there = await savePlanAs(planKey, { folder, name }, taken);
        setTaken(there);
        return there === null;
      }}
    >
      <TextInput
        label="Name of the file"
        value={name}
        error={name === '' ? null : faultOf(name)}
        spellCheck={false}
        onChange={(event) => change(() => setName(event.currentTarget.value))}
        data-autofocus
      />
      <div>
        <label className={css.label} htmlFor={id}>
          Folder
        </label>
        <NativeSelect
          className={css.select ?? ''}
          id={id}
          value={folder}
          title={folder}
          onChange={(event) => change(() => setChosen(event.currentTarget.value))}
        >
          {choices.map(({ path, own }) => (
            <option key={path} value={path}>
              {own ? `My plans (${path})` : path}
            </option>
          ))}
        </NativeSelect>
      </div>
      {taken && (
        <Note tone="warning" title={`There is a plan ${nameOf(taken.path)} already`}>
          Replacing it drops what it holds now.
        </Note>
      )}
    </DialogForm>
  );
}

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')));

/** The listed folders, each with those inside that hold plans. */
function choicesIn(folders: readonly PlanFolder[]): { path: string; own: boolean }[] {
  return folders.flatMap(({ path, own, files }) => {
    const within = new Set(files.map((file) => folderOf(file.path)));
    within.delete(path);
    return [{ path, own }, ...[...within].map((inside) => ({ path: inside, own: false }))];
  });
}
