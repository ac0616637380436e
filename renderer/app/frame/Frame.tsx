// Rail, top bar, bars for notices, and the page. The window itself never scrolls.
import { usePage } from '../../platform/navigation.ts';
import { LostHost } from '../LostHost.tsx';
import { PageErrorBoundary } from '../PageErrorBoundary.tsx';
import { PAGES, pageOf } from '../pages.ts';
import { Palette } from '../palette/Palette.tsx';
import { ShortcutsHelp } from '../ShortcutsHelp.tsx';
import { SignInDialog } from '../SignInDialog.tsx';
import { VaultDialog } from '../VaultDialog.tsx';
import css from './Frame.module.css';
import { NoticesBar } from './NoticesBar.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

export function Frame() {
  const page = usePage();
  const current = pageOf(page) ?? PAGES[0];
  const Page = current?.component;
  return (
    <div className={css.frame}>
      <Rail />
      <div className={css.column}>
        <TopBar />
        <NoticesBar />
        <main className={css.page} id="page" tabIndex={-1} aria-label={current?.label}>
          <PageErrorBoundary key={page}>{Page && <Page />}</PageErrorBoundary>
        </main>
      </div>
      <Palette />
      <ShortcutsHelp />
      <SignInDialog />
      <VaultDialog />
      <LostHost />
    </div>
  );
}
