// The values of a plan's variables for the next run, and what is rarely changed. A secret has no field: it comes from the environment alone.
import { Checkbox, TextInput } from '@mantine/core';
import type { PlanOutline, PlanVariableFacts } from '../../../../../shared/runs/plan/plan-outline.ts';
import { Tag } from '../../../../ui/chips/Tag.tsx';
import { Field } from '../../../../ui/controls/Field.tsx';
import css from '../PlanRun.module.css';
import type { RunDraft } from '../plan-run-store.ts';

interface RunOptionsProps {
  draft: RunDraft;
  /** Null while the plan has mistakes. */
  outline: PlanOutline | null;
  onChange: (part: Partial<RunDraft>) => void;
}

export function RunOptions({ draft, outline, onChange }: RunOptionsProps) {
  return (
    <div className={css.options}>
      {(outline?.variables ?? []).map((variable) => (
        <Variable
          key={variable.name}
          variable={variable}
          value={draft.values[variable.name] ?? ''}
          onChange={(value) => onChange({ values: { ...draft.values, [variable.name]: value } })}
        />
      ))}
      <TextInput
        label="Steps at the same time"
        placeholder={`${outline?.concurrency ?? 1}, as the plan says`}
        value={draft.concurrency}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => onChange({ concurrency: event.currentTarget.value.trim() })}
      />
      <Field label="After a step that is not met">
        <Checkbox
          label="The teardown only"
          checked={draft.bail}
          onChange={(event) => onChange({ bail: event.currentTarget.checked })}
        />
      </Field>
    </div>
  );
}

interface VariableProps {
  variable: PlanVariableFacts;
  value: string;
  onChange: (value: string) => void;
}

function Variable({ variable, value, onChange }: VariableProps) {
  const { name, from, known, environment } = variable;
  if (from === 'secret')
    return (
      <Field label={name}>
        <span className={css.secret}>
          <span className="mono">{environment}</span>
          <Tag tone={known ? 'good' : 'warning'}>{known ? 'secret, set' : 'secret, not set'}</Tag>
        </span>
      </Field>
    );
  const usual = variable.value === undefined ? '' : String(variable.value);
  return (
    <TextInput
      label={
        <>
          {name} {environment !== null && <span className={css.from}>from {environment}</span>}
        </>
      }
      placeholder={known ? usual || 'set in the environment' : ''}
      required={!known}
      value={value}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
