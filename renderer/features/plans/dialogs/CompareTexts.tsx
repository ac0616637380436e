// The file as it is now against the draft, with both ways on.
import { useStore } from 'zustand';
import { Button } from '../../../ui/controls/Button.tsx';
import type { BodySource } from '../../../viewer/body-source.ts';
import { DiffView } from '../../../viewer/diff/DiffView.tsx';
import { keepMine, loadTheirs } from '../file-actions.ts';
import { openPlansStore } from '../open-plans.ts';
import { endDialog } from '../plan-dialogs.ts';
import css from './DialogForm.module.css';

const sourceOf = (key: string, text: string): BodySource => ({
  key,
  text,
  size: new Blob([text]).size,
  contentType: 'text/yaml',
  truncated: false,
});

export function CompareTexts({ planKey }: { planKey: string }) {
  const plan = useStore(openPlansStore, ({ plans }) => plans.find(({ key }) => key === planKey));
  if (plan?.outside?.kind !== 'changed') return <p className={css.note}>They do not differ any more.</p>;
  const { theirs } = plan.outside;
  const then = (work: (key: string) => void) => () => {
    work(planKey);
    endDialog();
  };
  return (
    <div className={css.form}>
      <div className={css.diff}>
        <DiffView
          before={sourceOf(`theirs ${theirs.version}`, theirs.text)}
          after={sourceOf(`mine ${planKey} ${plan.text}`, plan.text)}
          beforeLabel="The file"
          afterLabel="Yours"
        />
      </div>
      <div className={css.actions}>
        <Button size="large" onClick={then(loadTheirs)}>
          Load theirs
        </Button>
        <Button size="large" onClick={then(keepMine)}>
          Keep mine
        </Button>
      </div>
    </div>
  );
}
