// A fault of one's own: what goes wrong, where, how often, and the line of text that it makes.
import { Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { addFault } from './actions.ts';
import css from './Faults.module.css';
import { FAULT_KINDS, type FaultDraft, FIRST_DRAFT, HOW_OFTEN, kindOf, toFaultText } from './fault-draft.ts';

const KINDS = FAULT_KINDS.map(({ group, items }) => ({
  group,
  items: items.map(({ value, label }) => ({ value, label })),
}));
const MONO = { input: 'mono' };
const OFTEN = HOW_OFTEN.map(({ value, label }) => ({ value, label }));
const METHODS = [
  { value: '', label: 'Any method' },
  ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((name) => ({ value: name, label: name })),
];

export function FaultForm() {
  const [draft, setDraft] = useState<FaultDraft>(FIRST_DRAFT);
  const change = (part: Partial<FaultDraft>) => setDraft({ ...draft, ...part });
  const adding = useAction(addFault);
  const figure = kindOf(draft)?.amount;
  const text = toFaultText(draft);
  return (
    <form
      className={css.form}
      aria-label="New fault"
      onSubmit={(event) => {
        event.preventDefault();
        void adding.run(text);
      }}
    >
      <div className={figure ? css.pair : undefined}>
        <Select
          label="What goes wrong"
          data={KINDS}
          value={draft.kind}
          allowDeselect={false}
          maxDropdownHeight={320}
          onChange={(kind) => kind && change({ kind, amount: '' })}
        />
        {figure && (
          <TextInput
            label={figure.label}
            value={draft.amount}
            placeholder={figure.usual}
            spellCheck={false}
            onChange={(event) => change({ amount: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={css.pair}>
        <TextInput
          label="Path"
          classNames={MONO}
          value={draft.path}
          placeholder="every path"
          title="* matches any text. Leave it empty for every path, including the token endpoint."
          spellCheck={false}
          onChange={(event) => change({ path: event.currentTarget.value })}
        />
        <Select
          label="Method"
          data={METHODS}
          value={draft.method}
          allowDeselect={false}
          onChange={(method) => change({ method: method ?? '' })}
        />
      </div>
      <HowOften draft={draft} change={change} />
      <div className={css.formEnd}>
        <code
          className={css.line}
          title={`${text}\nscopebench sandbox --fault and the control endpoint take the same text.`}
        >
          {text}
        </code>
        <CopyButton text={text} label="Copy the fault as text" />
        <Button type="submit" icon={IconPlus} busy={adding.busy}>
          Add fault
        </Button>
      </div>
      {adding.error && <ErrorNotice error={adding.error} onDismiss={adding.clear} />}
    </form>
  );
}

function HowOften({ draft, change }: { draft: FaultDraft; change: (part: Partial<FaultDraft>) => void }) {
  const often = HOW_OFTEN.find(({ value }) => value === draft.often);
  return (
    <div className={css.pair}>
      <Select
        label="How often"
        data={OFTEN}
        value={draft.often}
        allowDeselect={false}
        onChange={(value) => {
          const chosen = HOW_OFTEN.find((one) => one.value === value);
          if (chosen) change({ often: chosen.value, oftenAmount: '' });
        }}
      />
      {often?.amount && (
        <TextInput
          label={often.amount.label}
          value={draft.oftenAmount}
          placeholder={often.amount.usual}
          inputMode="numeric"
          onChange={(event) => change({ oftenAmount: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
