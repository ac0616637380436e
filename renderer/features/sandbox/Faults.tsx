// What the sandbox org does wrong on demand: presets for one click, the faults that are on with their strikes, and a form.
import { IconBolt, IconCheck, IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { SandboxFault } from '../../../shared/model/sandbox.ts';
import { Tag } from '../../ui/chips/Tag.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { Section } from '../../ui/layout/Section.tsx';
import { ActionErrors } from '../../ui/notices/ActionErrors.tsx';
import { useAction } from '../../ui/progress/use-action.ts';
import { formatCount } from '../../ui/values/format.ts';
import { removeFault, togglePreset } from './actions.ts';
import { FaultForm } from './FaultForm.tsx';
import css from './Faults.module.css';
import { FAULT_PRESETS, onOf } from './fault-presets.ts';

export function Faults({ faults }: { faults: readonly SandboxFault[] }) {
  const [open, setOpen] = useState(false);
  const toggling = useAction(togglePreset);
  const removing = useAction(removeFault);
  return (
    <Section
      title="Faults"
      text="What the org does wrong on purpose, for every caller."
      actions={
        faults.length > 1 && (
          <Button size="small" variant="quiet" onClick={() => removing.run(null)}>
            Remove all
          </Button>
        )
      }
    >
      <div className={css.presets}>
        {FAULT_PRESETS.map((preset) => {
          const on = onOf(faults, preset) !== undefined;
          return (
            <Button
              key={preset.id}
              size="small"
              icon={on ? IconCheck : IconBolt}
              aria-pressed={on}
              className={on ? css.on : undefined}
              title={preset.fault}
              onClick={() => toggling.run(preset)}
            >
              {preset.label}
            </Button>
          );
        })}
        <Button size="small" icon={open ? IconX : IconPlus} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Close the form' : 'Another fault…'}
        </Button>
      </div>
      {open && <FaultForm />}
      {faults.length === 0 ? (
        <p className={css.none}>No faults: the org answers as usual.</p>
      ) : (
        <ul className={css.faults} aria-label="Faults that are on">
          {faults.map((fault) => (
            <FaultRow key={fault.id} fault={fault} onRemove={() => removing.run(fault.id)} />
          ))}
        </ul>
      )}
      <ActionErrors actions={[toggling, removing]} />
    </Section>
  );
}

function FaultRow({ fault, onRemove }: { fault: SandboxFault; onRemove: () => void }) {
  const { title, text, strikes, times, spent } = fault;
  const [what = title, ...reach] = title.split(': ');
  return (
    <li className={classNames(css.fault, spent && css.spent)}>
      <div className={css.words}>
        <span className={css.what} title={title}>
          {what}
        </span>
        <span className={css.reach} title={text}>
          {reach.join(': ')}
        </span>
      </div>
      {spent && <Tag>used up</Tag>}
      <span
        className={css.strikes}
        title={strikes === 1 ? 'It has occurred once.' : `It has occurred ${strikes} times.`}
      >
        {formatCount(strikes)}
        {times === null ? '' : ` of ${formatCount(times)}`}
        <span className={css.unit}> {strikes === 1 && times === null ? 'strike' : 'strikes'}</span>
      </span>
      <IconButton icon={IconX} size="small" label={`Remove: ${what}`} onClick={onRemove} />
    </li>
  );
}
