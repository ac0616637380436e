// The plans that exercise the integration: chosen among those of the listed folders that lie beside its file or below.

import { useStore } from 'zustand';
import { setListInIntegration } from '../../../../shared/integration/edit/change-integration.ts';
import type { Integration } from '../../../../shared/integration/integration.ts';
import { navigate } from '../../../platform/navigation.ts';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { Button } from '../../../ui/controls/Button.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import { changeFile } from '../files/file-actions.ts';
import { readinessStore } from '../readiness-store.ts';
import css from './Journey.module.css';

export function PlansOfIntegration({ integration: { plans } }: { integration: Integration }) {
  const { folders, open, assessed } = useStore(readinessStore);
  const at = folderOf(open?.path ?? '');
  const choices = (folders?.folders ?? [])
    .flatMap(({ files }) => files)
    .filter(({ kind, path }) => kind === 'plan' && path.startsWith(at))
    .map(({ path }) => path.slice(at.length).replaceAll('\\', '/'))
    .filter((file) => !plans.includes(file));
  const set = (next: readonly string[]) =>
    void changeFile((text) => setListInIntegration(text, 'plans', next.join('\n')));
  return (
    <div className={css.ways}>
      {plans.map((file) => {
        const missing = assessed?.beside?.plans.some((one) => one.file === file && one.text === null) ?? false;
        return (
          <span key={file} className={css.plan}>
            <Button size="small" variant="quiet" onClick={() => navigate('plans', `${at}${file}`)}>
              {file}
            </Button>
            {missing && <Tag tone="danger">not there</Tag>}
            <Button
              size="small"
              variant="quiet"
              aria-label={`Leave out ${file}`}
              onClick={() => set(plans.filter((one) => one !== file))}
            >
              Leave out
            </Button>
          </span>
        );
      })}
      {choices.length > 0 && (
        <NativeSelect
          className={css.select ?? ''}
          aria-label="Add a plan"
          value=""
          onChange={(event) => set([...plans, event.currentTarget.value])}
        >
          <option value="">Add a plan…</option>
          {choices.map((file) => (
            <option key={file} value={file}>
              {file}
            </option>
          ))}
        </NativeSelect>
      )}
      {plans.length === 0 && choices.length === 0 && (
        <p className={css.words}>
          A plan says what your product calls. Make one of a recording or write one, in the folder of this file.
        </p>
      )}
      {plans.length === 0 && <Button onClick={() => navigate('plans')}>Open Plans</Button>}
    </div>
  );
}

/** With its separator at the end. */
const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
