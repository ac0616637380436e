// A name or a path that is typed: of a plan that is renamed, of a folder that is listed from now on.
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { toKeptName } from '../../../../shared/file-form/kept-files.ts';
import { addFolder, renamePlan } from '../file-actions.ts';
import { nameOf } from '../open-plans.ts';
import { DialogForm } from './DialogForm.tsx';

export function RenameForm({ path }: { path: string }) {
  const [name, setName] = useState(() => nameOf(path));
  return (
    <DialogForm
      action="Rename"
      ready={!faultOf(name)}
      work={async () => {
        await renamePlan(path, sameEnding(path, name));
        return true;
      }}
    >
      <TextInput
        label="Name of the file"
        value={name}
        error={name === '' ? null : faultOf(name)}
        spellCheck={false}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
    </DialogForm>
  );
}

export function AddFolderForm() {
  const [path, setPath] = useState('');
  return (
    <DialogForm
      action="Add"
      ready={path.trim() !== ''}
      work={async () => {
        await addFolder(path);
        return true;
      }}
    >
      <TextInput
        label="Path of the folder"
        description="Its plan files, and those in folders inside, are listed here. Nothing in it is changed before you save."
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="/home/me/integration/plans"
        value={path}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setPath(event.currentTarget.value)}
        data-autofocus
      />
    </DialogForm>
  );
}

export function faultOf(name: string): string | null {
  const made = toKeptName(name);
  return 'fault' in made ? `${made.fault} ${made.fix}` : null;
}

/** A file that ends in `.yml` goes on doing so. */
function sameEnding(path: string, name: string): string {
  const ending = /\.scopebench\.ya?ml$/i;
  return ending.test(name) ? name : name.trim() + (ending.exec(path)?.[0] ?? '');
}
