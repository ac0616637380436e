// All fields of one step: what is sent, what is expected, what is kept of the answer, and when it is sent.
import { useState } from 'react';
import type { YamlPath } from '../../../../../shared/documents/yaml-places.ts';
import { VERDICTS } from '../../../../../shared/okta/verdict/verdicts.ts';
import type { OutlineStep } from '../../../../../shared/plan/edit/plan-outline.ts';
import { textOf } from '../../../../../shared/plan/edit/plan-outline.ts';
import { renameStep, renameVariable } from '../../../../../shared/plan/edit/rename-in-plan.ts';
import { readValue, writeValue } from '../../../../../shared/plan/edit/value-text.ts';
import { changeAddress } from '../../../../platform/navigation.ts';
import { NativeSelect } from '../../../../ui/controls/NativeSelect.tsx';
import { Disclosure } from '../../../../ui/layout/Disclosure.tsx';
import { plansAddress } from '../../plans-address.ts';
import { Labelled, PlanInput, PlanTextArea } from './PlanField.tsx';
import css from './PlanForm.module.css';
import { PlanRows } from './PlanRows.tsx';
import { usePlanEdit } from './plan-edit.ts';
import { RequestField } from './RequestField.tsx';

const words = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(' ') : textOf(value));
const listOf = (typed: string): string[] | undefined => {
  const list = typed.split(/[\s,]+/).filter(Boolean);
  return list.length === 0 ? undefined : list;
};
/** Of several a list, of one itself. */
function statusOf(typed: string): unknown {
  const list = listOf(typed)?.map(readValue);
  return list?.length === 1 ? list[0] : list;
}
const orNone = (typed: string): unknown => (typed.trim() === '' ? undefined : readValue(typed));
const textOrNone = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed);

export interface StepFieldsProps {
  step: OutlineStep;
  /** Scopes. */
  needs: readonly string[];
  /** That have a value when it is sent. */
  variables: readonly string[];
}

export function StepFields({ step, needs, variables }: StepFieldsProps) {
  const edit = usePlanEdit();
  const { path, id } = step;
  const own = step.step;
  const renamed = (next: string) => {
    edit.change((text) => renameStep(text, path, next.trim()));
    changeAddress(plansAddress, { step: next.trim() });
  };
  return (
    <div className={css.fields}>
      <Labelled label="Id">
        <PlanInput label="Id of the step" value={id} mono onCommit={renamed} />
      </Labelled>
      <Labelled label="Title">
        <PlanInput
          label="Title of the step"
          value={step.title}
          onCommit={(next) => edit.set([...path, 'title'], textOrNone(next))}
        />
      </Labelled>
      <Labelled label="Request">
        <RequestField step={step} variables={variables} />
      </Labelled>
      <Labelled label="Parameters">
        <PlanRows path={[...path, 'parameters']} value={own.parameters} noun="parameter" />
      </Labelled>
      <Labelled label="Headers">
        <PlanRows
          path={[...path, 'headers']}
          value={own.headers}
          noun="header"
          read={(typed) => typed}
          write={textOf}
        />
      </Labelled>
      <Labelled label="Body">
        <PlanTextArea
          label="Body"
          value={typeof own.body === 'object' ? JSON.stringify(own.body, null, 2) : writeValue(own.body)}
          placeholder="JSON, or a text"
          onCommit={(next) => edit.set([...path, 'body'], orNone(next))}
        />
      </Labelled>
      <Labelled label="Scopes">
        <PlanInput
          label="Scopes of the step"
          value={words(own.scopes)}
          mono
          placeholder={needs.length > 0 ? needs.join(' ') : 'none known for this request'}
          onCommit={(next) => edit.set([...path, 'scopes'], listOf(next))}
        />
      </Labelled>
      <ExpectFields path={[...path, 'expect']} value={own.expect} />
      <Labelled label="Save">
        <PlanRows
          path={[...path, 'save']}
          value={own.save}
          noun="saved value"
          names="variable"
          values="JSONPath"
          rename={renameVariable}
        />
      </Labelled>
      <MoreFields path={path} own={own} />
    </div>
  );
}

function ExpectFields({ path, value }: { path: YamlPath; value: unknown }) {
  const edit = usePlanEdit();
  const expect = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return (
    <>
      <Labelled label="Status">
        <PlanInput
          label="Expected status"
          value={words(expect.status)}
          mono
          placeholder={expect.verdict === undefined ? 'any of success' : 'any'}
          onCommit={(next) => edit.set([...path, 'status'], statusOf(next))}
        />
      </Labelled>
      <VerdictField path={[...path, 'verdict']} value={expect.verdict} />
      <Labelled label="Headers are">
        <PlanRows path={[...path, 'headers']} value={expect.headers} noun="expected header" />
      </Labelled>
      <Labelled label="Body has">
        <PlanRows path={[...path, 'body']} value={expect.body} noun="expected value" names="JSONPath" />
      </Labelled>
      <Labelled label="Within">
        <PlanInput
          label="Expected time"
          value={textOf(expect.time)}
          placeholder="10s"
          onCommit={(next) => edit.set([...path, 'time'], textOrNone(next))}
        />
      </Labelled>
    </>
  );
}

function VerdictField({ path, value }: { path: YamlPath; value: unknown }) {
  const edit = usePlanEdit();
  return (
    <Labelled label="Verdict">
      <NativeSelect
        aria-label="Expected verdict"
        value={Array.isArray(value) ? 'several' : textOf(value)}
        onChange={(event) => edit.set(path, textOrNone(event.currentTarget.value))}
      >
        <option value="">not looked at</option>
        {Array.isArray(value) && (
          <option value="several" disabled>
            {words(value)}
          </option>
        )}
        {VERDICTS.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </NativeSelect>
    </Labelled>
  );
}

/** Rarely set: folded away where none of them is. */
const MORE: readonly (readonly [key: string, label: string, placeholder: string])[] = [
  ['skip', 'Skip because', 'the reason'],
  ['when', 'Only when', '{ "variable": "name", "is": … }'],
  ['after', 'After', 'ids of steps'],
  ['once', 'Once', 'true: never sent a second time'],
  ['repeat', 'Repeat', '{ "pages": 3 }'],
  ['retry', 'Retry', '{ "rateLimits": 3, "every": "1s" }'],
  ['timeout', 'Timeout', '30s'],
];

function MoreFields({ path, own }: { path: YamlPath; own: Record<string, unknown> }) {
  const edit = usePlanEdit();
  const [open, setOpen] = useState(MORE.some(([key]) => own[key] !== undefined));
  return (
    <>
      <Disclosure open={open} onToggle={() => setOpen(!open)} className={css.more}>
        When it is sent
      </Disclosure>
      {open &&
        MORE.map(([key, label, placeholder]) => (
          <Labelled key={key} label={label}>
            <PlanInput
              label={label}
              value={key === 'after' ? words(own[key]) : writeValue(own[key])}
              mono={key !== 'skip'}
              placeholder={placeholder}
              onCommit={(next) =>
                edit.set(
                  [...path, key],
                  key === 'after' ? listOf(next) : key === 'skip' ? textOrNone(next) : orNone(next),
                )
              }
            />
          </Labelled>
        ))}
    </>
  );
}
