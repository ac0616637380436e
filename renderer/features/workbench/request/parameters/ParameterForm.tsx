// Path and query parameters as the catalogue declares them, required ones first, and rows for anything else.
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import type { Operation, Parameter } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { templateParameters } from '../../../../../shared/okta/catalogue/path-template.ts';
import { useCatalogue } from '../../../../platform/session-state/catalogue.ts';
import { classNames } from '../../../../ui/class-names.ts';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { NativeSelect } from '../../../../ui/controls/NativeSelect.tsx';
import { useFocusRequest } from '../../focus-request.ts';
import { setQuery, setValues } from '../change-draft.ts';
import { useRequestState } from '../request-store.ts';
import { NameValueRows } from './NameValueRows.tsx';
import css from './ParameterForm.module.css';
import { parameterHint, parameterIssue } from './parameter-issue.ts';
import { SeenValueInput } from './SeenValueInput.tsx';
import { type SeenQuestion, seenQuestion } from './seen-values.ts';

export function ParameterForm({ operation }: { operation: Operation | null }) {
  const draft = useRequestState((state) => state.draft);
  const frame = useRef<HTMLDivElement>(null);
  useFocusRequest('missing-parameter', () =>
    [...(frame.current?.querySelectorAll('input') ?? [])]
      .find((input) => input.required && input.value === '')
      ?.focus(),
  );
  const inPath = templateParameters(draft.path.split('?', 1)[0] ?? '');
  const inQuery = (operation?.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .sort((a, b) => Number(b.required) - Number(a.required));
  return (
    <div ref={frame} className={css.form}>
      {inPath.length > 0 && <Section title="Path parameters" parameters={inPath} operation={operation} />}
      {inQuery.length > 0 && <Section title="Query parameters" parameters={inQuery} operation={operation} />}
      <section className={css.section}>
        <h3 className={css.title}>{inQuery.length > 0 ? 'Other query parameters' : 'Query parameters'}</h3>
        <NameValueRows rows={draft.query} onChange={setQuery} noun="query parameter" />
      </section>
    </div>
  );
}

function Section({
  title,
  parameters,
  operation,
}: {
  title: string;
  parameters: readonly Parameter[];
  operation: Operation | null;
}) {
  return (
    <section className={css.section}>
      <h3 className={css.title}>{title}</h3>
      {parameters.map((parameter) => (
        <ParameterField key={`${operation?.id} ${parameter.name}`} parameter={parameter} operation={operation} />
      ))}
    </section>
  );
}

function ParameterField({ parameter, operation }: { parameter: Parameter; operation: Operation | null }) {
  const question = useSeenQuestion(parameter, operation);
  const kept = useRequestState((state) => state.draft.values[parameter.name]);
  const values = kept === undefined || kept.length === 0 ? [''] : kept;
  const list = parameter.type === 'array';
  const put = (index: number, value: string) =>
    setValues(
      parameter.name,
      values.map((known, at) => (at === index ? value : known)),
    );
  const issue = values
    .map((value) => parameterIssue(list ? { ...parameter, type: 'string' } : parameter, value))
    .find(Boolean);
  const label = `${parameter.in === 'path' ? 'Path' : 'Query'} parameter ${parameter.name}`;
  return (
    <div className={css.row}>
      <span
        className={css.name}
        title={`${parameter.name}: ${parameter.type}${parameter.required ? ', required' : ''}`}
      >
        <span className="truncate">{parameter.name}</span>
        {parameter.required && (
          <span className={css.required} title="Required">
            *
          </span>
        )}
      </span>
      <div className={css.values}>
        {values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a value has no identity but its place.
          <div key={index} className={css.value}>
            <ValueInput
              parameter={parameter}
              question={question}
              label={values.length > 1 ? `${label}, value ${index + 1}` : label}
              value={value}
              onChange={(next) => put(index, next)}
            />
            {list && values.length > 1 && (
              <IconButton
                icon={IconX}
                size="small"
                label={`Remove value ${index + 1} of ${parameter.name}`}
                onClick={() =>
                  setValues(
                    parameter.name,
                    values.filter((_, at) => at !== index),
                  )
                }
              />
            )}
            {list && index === values.length - 1 && (
              <IconButton
                icon={IconPlus}
                size="small"
                label={`Another value for ${parameter.name}`}
                onClick={() => setValues(parameter.name, [...values, ''])}
              />
            )}
          </div>
        ))}
        {issue && <span className={css.issue}>{issue} It will be sent as it is.</span>}
      </div>
    </div>
  );
}

/** Null for a parameter whose values are no identifiers. */
function useSeenQuestion(parameter: Parameter, operation: Operation | null): SeenQuestion | null {
  const { catalogue } = useCatalogue();
  const draft = useRequestState((state) => state.draft);
  return useMemo(() => seenQuestion(parameter, draft, operation, catalogue), [parameter, draft, operation, catalogue]);
}

interface ValueInputProps {
  parameter: Parameter;
  question: SeenQuestion | null;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function ValueInput({ parameter, question, label, value, onChange }: ValueInputProps) {
  const choices = parameter.type === 'boolean' ? ['true', 'false'] : parameter.enum;
  const hint = parameterHint(parameter);
  if (choices && (value === '' || choices.includes(value)))
    return (
      <NativeSelect
        className={classNames(css.choice, value === '' && css.unset)}
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{hint === 'boolean' || hint === '' ? 'not sent' : `not sent (${hint})`}</option>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </NativeSelect>
    );
  if (question)
    return <SeenValueInput parameter={parameter} question={question} label={label} value={value} onChange={onChange} />;
  return (
    <input
      type="text"
      className={css.input}
      aria-label={label}
      value={value}
      required={parameter.required}
      placeholder={hint}
      inputMode={parameter.type === 'integer' ? 'numeric' : undefined}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
