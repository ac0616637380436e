// What there is to know of the open plan above its text: that its file is another one or gone, that a secret was taken out of it, and what was just
// added to it. Nothing here is decided by itself: both texts are there until a button says which counts.
import { reportProblem } from '../../../platform/problems.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { keepMine, loadTheirs, savePlan } from '../file-actions.ts';
import { changePlan, type OpenPlan } from '../open-plans.ts';
import { askInDialog } from '../plan-dialogs.ts';
import css from './PlanNotices.module.css';

export function PlanNotices({ plan }: { plan: OpenPlan }) {
  const { key, message, outside, masked } = plan;
  if (!message && !outside && !masked) return null;
  return (
    <div className={css.notices}>
      {message && (
        <Note
          tone="good"
          title={message.title}
          action={
            <Button size="small" onClick={() => changePlan(key, { message: null })}>
              Dismiss
            </Button>
          }
        >
          {message.lines.length > 0 && (
            <ul className={css.lines}>
              {message.lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </Note>
      )}
      {outside?.kind === 'changed' && (
        <Note
          tone="warning"
          title="The file was changed by another program"
          action={
            <div className={css.actions}>
              <Button size="small" onClick={() => askInDialog({ kind: 'compare', key })}>
                Compare…
              </Button>
              <Button size="small" onClick={() => loadTheirs(key)}>
                Load theirs
              </Button>
              <Button size="small" onClick={() => keepMine(key)}>
                Keep mine
              </Button>
            </div>
          }
        >
          What you changed here is not saved. Loading theirs drops it; keeping yours replaces the file when you save.
        </Note>
      )}
      {outside?.kind === 'gone' && (
        <Note
          tone="warning"
          title="The file was deleted or moved by another program"
          action={
            <Button size="small" onClick={() => void savePlan(key).catch(reportProblem)}>
              Save…
            </Button>
          }
        >
          Its text is nowhere but here now.
        </Note>
      )}
      {masked && (
        <Note tone="warning" title="A secret that Scopebench knows is in this file">
          It is not shown here, and saving removes it from the file. Take it out of its history, too, and name a
          variable of the environment in its place.
        </Note>
      )}
    </div>
  );
}
