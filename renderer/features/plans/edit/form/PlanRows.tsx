// Rows of name and value that are a mapping of the plan: parameters, headers, what is saved, variables, scopes with their reasons. The last
// row is empty, and becomes one when it has a name.
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { renameKeyInYaml } from '../../../../../shared/documents/edit/change-yaml.ts';
import type { YamlPath } from '../../../../../shared/documents/yaml-places.ts';
import { setInPlan } from '../../../../../shared/plan/edit/change-plan.ts';
import { readValue, writeValue } from '../../../../../shared/plan/edit/value-text.ts';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { PlanInput } from './PlanField.tsx';
import css from './PlanForm.module.css';
import { usePlanEdit } from './plan-edit.ts';

export interface PlanRowsProps {
  path: YamlPath;
  /** Of the document. */
  value: unknown;
  /** `parameter`: for the labels. */
  noun: string;
  names?: string;
  values?: string;
  read?: (typed: string) => unknown;
  write?: (value: unknown) => string;
  /** Another name, where others refer to it. */
  rename?: (text: string, old: string, name: string) => string;
  aside?: (name: string, value: unknown) => ReactNode;
}

export function PlanRows(props: PlanRowsProps) {
  const { path, value, noun, names = 'name', values = 'value', aside } = props;
  const { read = readValue, write = writeValue, rename } = props;
  const edit = usePlanEdit();
  const rows = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  const renamed = (old: string, name: string) => {
    if (name === '') edit.set([...path, old], undefined);
    else edit.change((text) => (rename ? rename(text, old, name) : renameKeyInYaml(text, [...path, old], name)));
  };
  return (
    <div className={css.rows}>
      {rows.map(([name, one]) => (
        <div key={name} className={css.row}>
          <PlanInput
            label={`Name of ${noun} ${name}`}
            value={name}
            mono
            onCommit={(next) => renamed(name, next.trim())}
          />
          <div className={css.valued}>
            <PlanInput
              label={`Value of ${noun} ${name}`}
              value={write(one)}
              mono={values !== 'reason'}
              placeholder={values}
              onCommit={(next) => edit.set([...path, name], read(next))}
            />
            {aside?.(name, one)}
          </div>
          <IconButton
            icon={IconX}
            size="small"
            label={`Remove ${noun} ${name}`}
            onClick={() => edit.change((text) => setInPlan(text, [...path, name], undefined))}
          />
        </div>
      ))}
      <div className={css.row}>
        <PlanInput
          key={rows.length}
          label={`Name of new ${noun}`}
          value=""
          mono
          placeholder={`new ${names}`}
          onCommit={(name) => name.trim() !== '' && edit.set([...path, name.trim()], read(''))}
        />
      </div>
    </div>
  );
}
