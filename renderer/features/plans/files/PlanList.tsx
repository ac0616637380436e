// The folders of plans with their files. A file is found by its name; what can be done with one is in its menu.
import { Menu } from '@mantine/core';
import { IconDots, IconFileImport, IconFilePlus, IconFolderPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { bareName } from '../../../../shared/file-form/kept-files.ts';
import type { PlanFile, PlanFolder } from '../../../../shared/model/plan-files.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { runVerbById } from '../../../platform/verbs.ts';
import { classNames } from '../../../ui/class-names.ts';
import { FilterInput } from '../../../ui/controls/FilterInput.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { duplicatePlan, forgetFolder, openPlan } from '../file-actions.ts';
import { isUnsaved, nameOf, openPlansStore } from '../open-plans.ts';
import { askInDialog } from '../plan-dialogs.ts';
import { planFilesStore } from '../plan-files.ts';
import css from './PlanList.module.css';

export function PlanList({ shownPath }: { shownPath: string | null }) {
  const { found, error } = useStore(planFilesStore);
  const [text, setText] = useState('');
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ name }: PlanFile) => words.every((word) => name.toLowerCase().includes(word));
  return (
    <section className={css.list} aria-label="Plan files">
      <div className={css.bar}>
        <FilterInput label="Find a plan" value={text} onChange={setText} className={css.find ?? ''} />
        <IconButton icon={IconFilePlus} label="New plan" keys="n" onClick={() => void runVerbById('plans.new')} />
        <IconButton
          icon={IconFileImport}
          label="Make a plan…"
          keys="m"
          onClick={() => void runVerbById('plans.make')}
        />
        <IconButton icon={IconFolderPlus} label="Add a folder…" onClick={() => askInDialog({ kind: 'add-folder' })} />
      </div>
      {error && <ErrorNotice bar error={error} />}
      <div className={css.folders}>
        {found?.folders.map((folder) => (
          <Folder
            key={folder.path}
            folder={folder}
            files={folder.files.filter(matches)}
            filtered={words.length > 0}
            shownPath={shownPath}
          />
        ))}
      </div>
    </section>
  );
}

interface FolderProps {
  folder: PlanFolder;
  /** Of it, as far as they match. */
  files: readonly PlanFile[];
  filtered: boolean;
  shownPath: string | null;
}

function Folder({ folder, files, filtered, shownPath }: FolderProps) {
  const { path, own, cut } = folder;
  const name = own ? 'My plans' : nameOf(path);
  return (
    <section aria-label={name}>
      <div className={css.head}>
        <h2 className={css.folder} title={path}>
          {name}
        </h2>
        {!own && (
          <Actions
            label={`Actions for the folder ${name}`}
            items={[['Remove it from the list', () => forgetFolder(path)]]}
          />
        )}
      </div>
      {files.length === 0 && <p className={css.nothing}>{filtered ? 'None matches' : emptyWords(folder)}</p>}
      <ul className={css.files}>
        {files.map((file) => (
          <File key={file.path} file={file} shown={file.path === shownPath} />
        ))}
      </ul>
      {cut && <p className={css.nothing}>{cut}</p>}
    </section>
  );
}

function emptyWords({ own, state }: PlanFolder): string {
  if (state === 'unreadable') return 'It may not be read by your user.';
  if (state === 'missing' && !own) return 'The folder is not there now.';
  return 'No plans yet';
}

function File({ file: { path, name }, shown }: { file: PlanFile; shown: boolean }) {
  const unsaved = useStore(openPlansStore, ({ plans }) => plans.some((plan) => plan.path === path && isUnsaved(plan)));
  const called = bareName(name);
  return (
    <li className={classNames(css.file, shown && css.shown)}>
      <button
        type="button"
        className={css.name}
        title={path}
        aria-current={shown}
        onClick={() => void openPlan(path).catch(reportProblem)}
      >
        <span className={css.words}>{called}</span>
        {unsaved && <span className={css.dot} role="img" aria-label="not saved" />}
      </button>
      <Actions
        label={`Actions for ${called}`}
        items={[
          ['Rename…', () => askInDialog({ kind: 'rename', path })],
          ['Duplicate', () => duplicatePlan(path)],
          ['Delete…', () => askInDialog({ kind: 'remove', path })],
        ]}
      />
    </li>
  );
}

type Item = readonly [label: string, work: () => void | Promise<void>];

/** There may be hundreds: a menu is made when it is asked for. */
function Actions({ label, items }: { label: string; items: readonly Item[] }) {
  const [opened, setOpened] = useState(false);
  const button = (
    <IconButton
      size="small"
      icon={IconDots}
      label={label}
      className={classNames(css.dots, opened && css.dotsOpen)}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={() => setOpened(!opened)}
    />
  );
  if (!opened) return button;
  return (
    <Menu opened onChange={setOpened} position="bottom-end" width={200}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        {items.map(([words, work]) => (
          <Menu.Item key={words} onClick={() => void Promise.resolve(work()).catch(reportProblem)}>
            {words}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
