// The rail: where one can go. Icons with words; icons alone in a narrow window, with the words as tooltips.
import { useMediaQuery } from '@mantine/hooks';
import { leftAt, routeHash, usePage } from '../../platform/navigation.ts';
import { classNames } from '../../ui/class-names.ts';
import { iconProps } from '../../ui/icon.ts';
import { Hint } from '../../ui/notices/Hint.tsx';
import { PAGES, type Page } from '../pages.ts';
import css from './Rail.module.css';

function RailItem({ page, narrow }: { page: Page; narrow: boolean }) {
  const active = usePage() === page.id;
  return (
    <Hint label={page.label} keys={`g ${page.key}`} position="right" disabled={!narrow}>
      <a
        // Back to where one was on that page; from there to how it is at first.
        href={active ? routeHash(page.id) : leftAt(page.id)}
        className={classNames(css.item, active && css.active)}
        aria-current={active ? 'page' : undefined}
      >
        <page.icon {...iconProps} className={css.icon} />
        <span className={css.label}>{page.label}</span>
      </a>
    </Hint>
  );
}

export function Rail() {
  const narrow = useMediaQuery('(max-width: 1179px)', false, { getInitialValueInEffect: false });
  const item = (page: Page) => <RailItem key={page.id} page={page} narrow={narrow} />;
  return (
    <nav className={css.rail} aria-label="Pages">
      <div className={css.brand}>
        <Mark />
        <span className={css.name}>Scopebench</span>
      </div>
      {PAGES.filter((page) => !page.low).map(item)}
      <div className={css.space} />
      {PAGES.filter((page) => page.low).map(item)}
    </nav>
  );
}

// The mark of the app: a key's bow with a check in its bit.
function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <rect width="20" height="20" rx="5" fill="var(--accent)" />
      <circle cx="7.25" cy="10" r="2.75" stroke="var(--accent-ink)" strokeWidth="1.75" />
      <path d="M10 10h6M13.25 10v2.5M16 10v2.5" stroke="var(--accent-ink)" strokeWidth="1.75" strokeLinecap="round" />
    </svg>
  );
}
