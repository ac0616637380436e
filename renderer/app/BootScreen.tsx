// Before the first snapshot: nothing for 300 ms, then a quiet line; or why it could not start.

import type { UserError } from '../platform/errors.ts';
import { ErrorNotice } from '../ui/notices/ErrorNotice.tsx';
import { Spinner } from '../ui/progress/Spinner.tsx';
import { useDelayed } from '../ui/progress/use-delayed.ts';
import css from './BootScreen.module.css';
import { boot } from './boot.ts';

export function BootScreen({ error }: { error: UserError | null }) {
  const late = useDelayed(error === null);
  return (
    <main className={css.screen}>
      {error ? (
        <div className={css.notice}>
          <ErrorNotice error={error} onRetry={() => void boot()} />
        </div>
      ) : (
        late && (
          <p className={css.waiting} role="status">
            <Spinner /> Opening Scopebench…
          </p>
        )
      )}
    </main>
  );
}
