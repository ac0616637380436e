// Icon, word and colour of the verdict palette in one: what verdicts and the outcomes of error cases are drawn with, in every
// list and head. Colour is never alone.
import type { VerdictFact } from '../../../shared/okta/verdict/verdicts.ts';
import { classNames } from '../class-names.ts';
import type { IconType } from '../icon.ts';
import css from './ColourChip.module.css';
import colours from './VerdictColours.module.css';

export interface ColourChipProps {
  colour: VerdictFact['colour'];
  icon: IconType;
  label: string;
  /** `plain`: without ground, for dense lists. */
  look?: 'chip' | 'plain';
  size?: 'normal' | 'large';
}

export function ColourChip({ colour, icon: Icon, label, look = 'chip', size = 'normal' }: ColourChipProps) {
  return (
    <span className={classNames(css.mark, colours[colour], css[look], size === 'large' && css.large)}>
      <Icon size={size === 'large' ? 18 : 14} stroke={2} aria-hidden />
      <span className={css.label}>{label}</span>
    </span>
  );
}
