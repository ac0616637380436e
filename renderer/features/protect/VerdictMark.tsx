// The verdict on an answer of one's own API: icon, word and colour. Never colour alone.
import { IconHelpCircle } from '@tabler/icons-react';
import { PROTECT_VERDICT_FACTS, type ProtectVerdict } from '../../../shared/runs/protect/protect-verdicts.ts';
import { ColourChip } from '../../ui/chips/ColourChip.tsx';
import { VERDICT_ICONS } from '../../ui/chips/verdict-icons.ts';

export function VerdictMark({ verdict, look = 'plain' }: { verdict: ProtectVerdict; look?: 'chip' | 'plain' }) {
  const { label, colour, icon } = PROTECT_VERDICT_FACTS[verdict];
  return <ColourChip colour={colour} icon={VERDICT_ICONS[icon] ?? IconHelpCircle} label={label} look={look} />;
}
