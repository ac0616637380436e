// Which integration is shown: the files of all listed folders, and a new one.
import { IconFilePlus } from '@tabler/icons-react';
import { bareName } from '../../../../shared/file-form/kept-files.ts';
import type { PlanFolders } from '../../../../shared/model/plan-files.ts';
import { navigate } from '../../../platform/navigation.ts';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { NativeSelect } from '../../../ui/controls/NativeSelect.tsx';
import css from '../Readiness.module.css';
import { type OpenIntegration, readinessStore } from '../readiness-store.ts';

export function FileSelect({ folders, shown }: { folders: PlanFolders; shown: OpenIntegration | null }) {
  return (
    <div className={css.choice}>
      <NativeSelect
        className={css.file}
        aria-label="Which integration"
        title={shown?.path}
        value={shown?.path ?? ''}
        onChange={(event) => navigate('readiness', event.currentTarget.value)}
      >
        {shown === null && <option value="">Choose an integration</option>}
        {folders.folders.map(({ path, own, files }) => {
          const integrations = files.filter(({ kind }) => kind === 'integration');
          if (integrations.length === 0) return null;
          return (
            <optgroup key={path} label={own ? 'My plans' : path}>
              {integrations.map((file) => (
                <option key={file.path} value={file.path}>
                  {bareName(file.name)}
                </option>
              ))}
            </optgroup>
          );
        })}
      </NativeSelect>
      <IconButton
        icon={IconFilePlus}
        label="New integration"
        keys="n"
        onClick={() => readinessStore.setState({ dialog: 'new' })}
      />
    </div>
  );
}
