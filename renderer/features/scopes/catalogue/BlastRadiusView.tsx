// What a token with this scope can do: sums by read, write and delete, then every operation, each to open in the Workbench.

import { useMemo } from 'react';
import {
  blastRadius,
  type Effect,
  type OpenedByEffect,
  opensCount,
} from '../../../../shared/okta/scopes/blast-radius.ts';
import { formatCounted } from '../../../ui/values/format.ts';
import { useScopeIndex } from '../use-scope-index.ts';
import css from './Detail.module.css';
import { lifecycleNotes } from './lifecycle-notes.ts';
import { OpenedList } from './OpenedList.tsx';

const EFFECTS: readonly { effect: Effect; label: string }[] = [
  { effect: 'read', label: 'read' },
  { effect: 'write', label: 'write' },
  { effect: 'delete', label: 'delete' },
];

const all = (opened: OpenedByEffect) => EFFECTS.flatMap(({ effect }) => opened[effect]);

/** `readName`: the read scope that a manage scope includes; null for any other. */
export function BlastRadiusView({ name, readName }: { name: string; readName: string | null }) {
  const index = useScopeIndex();
  const radius = useMemo(() => blastRadius(name, index), [name, index]);
  const direct = all(radius.direct);
  const implied = all(radius.implied);
  const notes = useMemo(
    () => lifecycleNotes([...direct, ...implied].map(({ operation }) => operation)),
    [direct, implied],
  );
  return (
    <section className={css.part} aria-label="Blast radius">
      <h3 className={css.title}>Opens {formatCounted(radius.total, 'operation')}</h3>
      {radius.total === 0 ? (
        <p className={css.muted}>No operation of the catalogue asks for it.</p>
      ) : (
        <>
          <dl className={css.sums}>
            {EFFECTS.map(({ effect, label }) => (
              <div key={effect} className={css.sum} data-effect={radius.direct[effect].length > 0 ? effect : undefined}>
                <dt className={css.sumLabel}>{label}</dt>
                <dd className={css.sumCount}>{radius.direct[effect].length + radius.implied[effect].length}</dd>
              </div>
            ))}
          </dl>
          {readName !== null && (
            <p className={css.muted}>
              Adds {direct.length} to the {opensCount(readName, index)} that {readName} opens.
            </p>
          )}
          {notes.length > 0 && (
            <ul className={css.notes} aria-label="Lifecycle and licence">
              {notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {EFFECTS.map(({ effect, label }) => (
            <OpenedList key={effect} title={`Directly: ${label}`} opened={radius.direct[effect]} scope={name} />
          ))}
          <OpenedList title={`Through ${readName ?? 'what it includes'}`} opened={implied} scope={name} />
        </>
      )}
    </section>
  );
}
