// The field of a parameter that holds an identifier. ArrowDown, or the button in it, opens the values that earlier answers of this
// tenant have shown; Enter takes one. Nothing is asked of the host before that.
import { Combobox, useCombobox } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { SeenValue, SeenValues } from '../../../../../shared/model/seen-values.ts';
import type { Parameter } from '../../../../../shared/okta/catalogue/catalogue.ts';
import { operationTitle } from '../../../../../shared/okta/catalogue/operation-title.ts';
import { host } from '../../../../platform/client.ts';
import { reportProblem } from '../../../../platform/problems.ts';
import { useSelectedTenant } from '../../../../platform/session-state/tenants.ts';
import { IconButton } from '../../../../ui/controls/IconButton.tsx';
import { RelativeTime } from '../../../../ui/values/RelativeTime.tsx';
import { pickOperation } from '../change-draft.ts';
import { sendKeys } from '../send-keys.ts';
import css from './SeenValueInput.module.css';
import type { SeenQuestion } from './seen-values.ts';

const LIST_FIRST = 'list first';

export interface SeenValueInputProps {
  parameter: Parameter;
  question: SeenQuestion;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function SeenValueInput({ parameter, question, label, value, onChange }: SeenValueInputProps) {
  const tenant = useSelectedTenant();
  /** What was typed since the list was opened; null shows all. */
  const [typed, setTyped] = useState<string | null>(null);
  const { seen, combobox } = useSeenValues(question, () => setTyped(null));
  const input = useRef<HTMLInputElement>(null);
  const shown = (seen?.values ?? []).filter((one) => isFound(one, typed ?? ''));
  // The first one is what Enter takes, as soon as it is drawn.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store is a new object at every draw.
  useEffect(() => {
    if (seen !== null) combobox.selectFirstOption();
  }, [seen, typed]);
  const take = (chosen: string) => {
    if (chosen === LIST_FIRST) {
      if (question.list) pickOperation(question.list);
    } else onChange(chosen);
    combobox.closeDropdown();
  };
  return (
    <Combobox store={combobox} width={420} position="bottom-end" offset={4} onOptionSubmit={take}>
      <Combobox.DropdownTarget>
        <div className={css.field} onKeyDownCapture={sendKeys}>
          <Combobox.EventsTarget withExpandedAttribute>
            <input
              ref={input}
              type="text"
              className={css.input}
              aria-label={label}
              value={value}
              required={parameter.required}
              placeholder="↓ shows values seen earlier"
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => {
                onChange(event.currentTarget.value);
                setTyped(event.currentTarget.value);
              }}
              onBlur={() => combobox.closeDropdown()}
            />
          </Combobox.EventsTarget>
          <IconButton
            icon={IconChevronDown}
            size="small"
            label={`Values of ${parameter.name} seen earlier`}
            keys="arrowdown"
            tabIndex={-1}
            // The field keeps the focus: the list is its own.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              input.current?.focus();
              combobox.toggleDropdown();
            }}
          />
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown className={css.dropdown} hidden={seen === null}>
        <Choices
          name={parameter.name}
          seen={seen}
          shown={shown}
          list={question.list && operationTitle(question.list.id)}
          tenantName={tenant?.name ?? ''}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The list and what it shows, asked for each time that it is opened; null until the host has answered. */
function useSeenValues({ input }: SeenQuestion, onChange: () => void) {
  const tenantId = useSelectedTenant()?.id;
  const [seen, setSeen] = useState<SeenValues | null>(null);
  const [opened, setOpened] = useState(false);
  const combobox = useCombobox({
    opened,
    onOpenedChange: setOpened,
    onDropdownOpen: () => {
      setSeen(null);
      onChange();
      if (tenantId === undefined) return;
      host.request.seenValues({ ...input, tenantId }).then(setSeen, (error: unknown) => {
        setOpened(false);
        reportProblem(error);
      });
    },
    onDropdownClose: () => {
      combobox.resetSelectedOption();
      setSeen(null);
      onChange();
    },
  });
  return { seen, combobox };
}

const isFound = ({ value, name }: SeenValue, typed: string): boolean =>
  `${value} ${name ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase());

interface ChoicesProps {
  name: string;
  /** Null while the host is asked. */
  seen: SeenValues | null;
  shown: readonly SeenValue[];
  /** Title of the operation that lists such values. */
  list: string | null;
  tenantName: string;
}

function Choices({ name, seen, shown, list, tenantName }: ChoicesProps) {
  const here = shown.filter(({ by }) => by === 'place');
  const elsewhere = shown.filter(({ by }) => by === 'name');
  return (
    <>
      <Combobox.Options mah={260} className={css.options} aria-label={`Values of ${name}`}>
        {here.map((one) => (
          <Choice key={one.value} one={one} />
        ))}
        {elsewhere.length > 0 && (
          <Combobox.Group label={`Seen elsewhere as ${name}; may be another kind of thing`}>
            {elsewhere.map((one) => (
              <Choice key={one.value} one={one} />
            ))}
          </Combobox.Group>
        )}
        {seen?.values.length === 0 && list !== null && (
          <Combobox.Option value={LIST_FIRST}>{list} first</Combobox.Option>
        )}
      </Combobox.Options>
      <div className={css.foot} role="status">
        {seen && footWords(name, seen, shown.length, tenantName)}
      </div>
    </>
  );
}

function Choice({ one: { value, name, operationId, method, target, at } }: { one: SeenValue }) {
  const where = operationId === null ? `${method} ${target}` : operationTitle(operationId);
  return (
    <Combobox.Option value={value} className={css.option} title={`${value}${name === null ? '' : `: ${name}`}`}>
      <span className={css.name}>{name ?? value}</span>
      {name !== null && <span className={css.value}>{value}</span>}
      <span className={css.where} title={`${method} ${target}`}>
        {where}, <RelativeTime at={at} />
      </span>
    </Combobox.Option>
  );
}

function footWords(name: string, seen: SeenValues, shown: number, tenantName: string): string {
  const bodies = seen.bodiesKept
    ? ''
    : ' Response bodies are not kept (Settings, History), so only addresses were searched.';
  if (seen.values.length === 0)
    return `No earlier answer of ${tenantName} in the history shows a value for ${name}.${bodies}`;
  if (shown === 0) return 'No value seen earlier matches. What you typed is kept.';
  return `From earlier answers of ${tenantName}.${seen.unread > 0 ? ' Older answers were not searched.' : ''}${bodies}`;
}
