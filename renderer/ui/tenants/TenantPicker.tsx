// Choosing a tenant, or a credential of one, by typing: the one control for it, wherever hundreds of customers are chosen among. Production
// tenants are marked in every row.
import { IconAlertTriangle, IconCheck, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { type MouseEventHandler, type ReactElement, type ReactNode, useMemo } from 'react';
import {
  createFuzzyText,
  fuzzyRanges,
  type MatchRange,
  wholeScore,
} from '../../../shared/okta/catalogue/fuzzy-match.ts';
import { mergeRanges, wordsOf } from '../../../shared/okta/catalogue/search-operations.ts';
import { Marked } from '../chips/Marked.tsx';
import { Tag } from '../chips/Tag.tsx';
import { classNames } from '../class-names.ts';
import { iconProps } from '../icon.ts';
import { FindPicker } from '../lists/FindPicker.tsx';
import css from './TenantPicker.module.css';
import { createTenantFind, hostOf, type TenantChoice } from './tenant-choices.ts';

export interface TenantPickerProps {
  label: string;
  /** In the order in which they are shown while nothing is typed. The same array as long as they are the same. */
  choices: readonly TenantChoice[];
  currentKey: string | null;
  /** Several can be chosen, and these are. */
  checkedKeys?: ReadonlySet<string>;
  onChoose: (choice: TenantChoice) => void;
  target: (onClick: MouseEventHandler) => ReactElement;
  foot?: (close: () => void) => ReactNode;
  /** What is looked for, where it is not tenants: `credential`. */
  placeholder?: string;
}

const ROW = 44;
const WIDTH = 440;

export function TenantPicker({
  choices,
  placeholder = 'Search by name, host or credential',
  ...rest
}: TenantPickerProps) {
  const find = useMemo(() => createTenantFind(choices), [choices]);
  return (
    <FindPicker
      {...rest}
      placeholder={placeholder}
      find={find}
      keyOf={({ key }) => key}
      rowHeight={ROW}
      width={WIDTH}
      nothing="Nothing matches. Try a part of the name, of the host, or a client ID."
      renderRow={(choice, text) => (
        <ChoiceRow
          choice={choice}
          text={text}
          mark={
            rest.checkedKeys
              ? rest.checkedKeys.has(choice.key)
                ? 'checked'
                : 'unchecked'
              : rest.currentKey === choice.key
                ? 'current'
                : null
          }
        />
      )}
    />
  );
}

type Mark = 'current' | 'checked' | 'unchecked' | null;

const MARKS = { current: IconCheck, checked: IconSquareCheckFilled, unchecked: IconSquare };

function ChoiceRow({ choice, text, mark }: { choice: TenantChoice; text: string; mark: Mark }) {
  const { name, tenant, credential } = choice;
  const Icon = mark && MARKS[mark];
  const below = tenant === null ? null : credential === null ? hostOf(tenant) : belowCredential(choice);
  return (
    <span className={css.row} title={[name, below].filter(Boolean).join('\n')}>
      <span className={classNames(css.mark, mark !== 'unchecked' && css.chosen)}>
        {Icon && <Icon {...iconProps} />}
      </span>
      <span className={css.words}>
        <span className={css.name}>
          <Marked text={name} ranges={rangesOf(text, name)} />
        </span>
        {below !== null && <span className={css.below}>{below}</span>}
      </span>
      {tenant?.abilities.builtIn && <Tag>built in</Tag>}
      {tenant?.production && (
        <Tag tone="warning" icon={IconAlertTriangle}>
          production
        </Tag>
      )}
    </span>
  );
}

/** Under a tenant the credential that is meant; under a credential its tenant. */
function belowCredential({ name, tenant, credential }: TenantChoice): string | null {
  if (tenant === null || credential === null) return null;
  return name === tenant.name ? `${credential.name} · ${hostOf(tenant)}` : `${tenant.name} · ${hostOf(tenant)}`;
}

function rangesOf(text: string, name: string): MatchRange[] {
  const target = createFuzzyText(name);
  const words = wordsOf(text).filter((word) => wholeScore(word, target) > 0);
  return mergeRanges(words.flatMap((word) => fuzzyRanges(word, target)));
}
