// One line of the palette: a verb with its keys, an operation with its path and name, an error with its status and code, or a place such as a
// tenant with its host. Found letters of operations are marked.
import { IconAlertTriangle } from '@tabler/icons-react';
import type { MatchRange } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import { Marked } from '../../ui/chips/Marked.tsx';
import { MethodTag } from '../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { Tag } from '../../ui/chips/Tag.tsx';
import { classNames } from '../../ui/class-names.ts';
import { KeyHint } from '../../ui/controls/KeyHint.tsx';
import { iconProps } from '../../ui/icon.ts';
import css from './Palette.module.css';
import type { PaletteEntry } from './palette-entries.ts';
import type { Place } from './palette-places.ts';

export interface PaletteRowProps {
  id: string;
  entry: PaletteEntry;
  heading: string | null;
  active: boolean;
  onHover: () => void;
  onChoose: () => void;
}

const NONE: MatchRange[] = [];

export function PaletteRow({ id, entry, heading, active, onHover, onChoose }: PaletteRowProps) {
  return (
    <>
      {heading !== null && (
        <div role="presentation" className={css.heading}>
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y: the field holds the focus and the keys, and points at the option. */}
      <div
        id={id}
        role="option"
        aria-selected={active}
        className={classNames(css.row, active && css.active)}
        onMouseMove={active ? undefined : onHover}
        onClick={onChoose}
      >
        {entry.kind === 'verb' ? (
          <>
            <span className={css.icon}>{entry.verb.icon && <entry.verb.icon {...iconProps} />}</span>
            <span className={css.label}>{entry.verb.label}</span>
            {entry.verb.keys && <KeyHint keys={entry.verb.keys} />}
          </>
        ) : entry.kind === 'error' ? (
          <>
            <StatusCode status={entry.find.status} />
            <span className={classNames(css.label, css.errorText)} title={entry.find.text}>
              {entry.find.text}
            </span>
            <span className={classNames(css.code, 'mono')} title={entry.find.code}>
              {entry.find.code}
            </span>
          </>
        ) : entry.kind === 'place' ? (
          <PlaceLine place={entry.place} />
        ) : (
          <>
            <MethodTag method={entry.hit.operation.method} />
            <span className={classNames(css.path, 'mono')} title={entry.hit.operation.path}>
              <Marked text={entry.hit.operation.path} ranges={entry.hit.ranges.path ?? NONE} />
            </span>
            <span className={css.title} title={entry.hit.title}>
              <Marked text={entry.hit.title} ranges={entry.hit.ranges.title ?? NONE} />
            </span>
          </>
        )}
      </div>
    </>
  );
}

function PlaceLine({ place }: { place: Place }) {
  const { icon: Icon, text, note, wire, production } = place;
  return (
    <>
      <span className={css.icon}>
        <Icon {...iconProps} />
      </span>
      <span className={classNames(css.path, wire && 'mono')} title={text}>
        {text}
      </span>
      {production && (
        <Tag tone="warning" icon={IconAlertTriangle}>
          production
        </Tag>
      )}
      <span className={css.title} title={note}>
        {note}
      </span>
    </>
  );
}
