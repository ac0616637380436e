// Settings: sections one below the other, with their names at the left. `#/settings/vault` goes straight to one.
import { useEffect, useRef } from 'react';
import { navigate, pageAddress, useAddress } from '../../platform/navigation.ts';
import { classNames } from '../../ui/class-names.ts';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { CatalogueSection } from './CatalogueSection.tsx';
import { HistorySection } from './HistorySection.tsx';
import { NetworkSection } from './NetworkSection.tsx';
import { SandboxSection } from './SandboxSection.tsx';
import css from './SettingsPage.module.css';
import { useSectionInView } from './use-section-in-view.ts';
import { VaultSection } from './VaultSection.tsx';

const SECTIONS = [
  { id: 'appearance', label: 'Appearance', component: AppearanceSection },
  { id: 'vault', label: 'Vault', component: VaultSection },
  { id: 'network', label: 'Network', component: NetworkSection },
  { id: 'history', label: 'History', component: HistorySection },
  { id: 'catalogue', label: 'Catalogue', component: CatalogueSection },
  { id: 'sandbox', label: 'Sandbox org', component: SandboxSection },
  { id: 'about', label: 'About', component: AboutSection },
] as const;
const IDS = SECTIONS.map(({ id }) => id);
/** The section alone. */
const settingsAddress = pageAddress('settings', {});
const elementId = (id: string): string => `settings-${id}`;

export function SettingsPage() {
  const { rest } = useAddress(settingsAddress);
  const sheet = useRef<HTMLDivElement>(null);
  // Whoever scrolls to a section is there already.
  const scrolledTo = useRef<string | null>(null);
  const [shown, show] = useSectionInView(sheet, IDS, elementId, (id) => {
    scrolledTo.current = id;
    navigate('settings', id, true);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new address goes to a section.
  useEffect(() => {
    if (rest !== scrolledTo.current) show(rest);
    scrolledTo.current = null;
  }, [rest]);
  return (
    <>
      <PageHead title="Settings" />
      <div className={css.page}>
        <nav className={css.nav} aria-label="Sections">
          {SECTIONS.map(({ id, label }) => (
            <button
              key={id}
              type="button"
              className={classNames(css.navItem, id === shown && css.navActive)}
              aria-current={id === shown ? 'true' : undefined}
              onClick={() => {
                navigate('settings', id);
                show(id);
              }}
            >
              {label}
            </button>
          ))}
        </nav>
        <ScrollRegion ref={sheet} className={css.scroll} aria-label="Settings">
          <div className={css.sheet}>
            {SECTIONS.map(({ id, component: Part }) => (
              <Part key={id} id={elementId(id)} />
            ))}
          </div>
        </ScrollRegion>
      </div>
    </>
  );
}
