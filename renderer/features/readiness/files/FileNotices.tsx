// What there is to know of the file itself: another program changed or deleted it, or a secret was taken out of what is shown.
import { Button } from '../../../ui/controls/Button.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import css from '../Readiness.module.css';
import type { OpenIntegration } from '../readiness-store.ts';
import { keepMine, loadTheirs } from './file-actions.ts';

export function FileNotices({ open: { outside, masked } }: { open: OpenIntegration }) {
  if (outside === null && !masked) return null;
  return (
    <div className={css.notices}>
      {outside?.kind === 'changed' && (
        <Note
          tone="warning"
          title="The file was changed by another program"
          action={
            <div className={css.ways}>
              <Button size="small" onClick={loadTheirs}>
                Load theirs
              </Button>
              <Button size="small" onClick={keepMine}>
                Keep mine
              </Button>
            </div>
          }
        >
          What you changed here is not saved. Loading theirs drops it; keeping yours replaces the file when you save.
        </Note>
      )}
      {outside?.kind === 'gone' && (
        <Note tone="warning" title="The file was deleted or moved by another program">
          Copy its text if you need it: it is nowhere but here now.
        </Note>
      )}
      {masked && (
        <Note tone="warning" title="A secret that Scopebench knows is in this file">
          It is not shown here, and saving removes it from the file. Take it out of its history, too.
        </Note>
      )}
    </div>
  );
}
