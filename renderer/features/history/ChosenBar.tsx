// What can be done with the exchanges that are chosen one by one.
import { IconFileExport, IconListCheck, IconPlaylistAdd, IconShieldCheck, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { MOST_CHOSEN } from '../../../shared/model/history.ts';
import { reportProblem } from '../../platform/problems.ts';
import { keepAsSteps } from '../../platform/session-state/keep-step-handoff.ts';
import { leastPrivilegeOf } from '../../platform/session-state/least-handoff.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { formatCount } from '../../ui/values/format.ts';
import { readUpTo } from './actions.ts';
import css from './HistoryPage.module.css';
import { historyStore } from './history-store.ts';

export function ChosenBar({ chosen }: { chosen: ReadonlySet<string> }) {
  const { entries, matching } = useStore(historyStore);
  const shown = entries.filter(({ id }) => chosen.has(id)).length;
  const none = chosen.size === 0;
  return (
    <div className={css.comparing}>
      <IconListCheck size={16} stroke={1.75} aria-hidden />
      <span className={css.comparingWords} role="status">
        {formatCount(chosen.size)} chosen
        {shown < chosen.size && `, ${formatCount(chosen.size - shown)} not in this list`}
      </span>
      <Button
        size="small"
        variant="quiet"
        disabled={matching === 0}
        onClick={() => void chooseAll().catch(reportProblem)}
      >
        Choose all {formatCount(matching)}
      </Button>
      <Button
        size="small"
        icon={IconShieldCheck}
        disabled={none}
        title="The smallest set of scopes that lets these calls through"
        onClick={() => leastPrivilegeOf([...chosen])}
      >
        Least privilege
      </Button>
      <IconButton
        size="small"
        icon={IconPlaylistAdd}
        label="Keep as steps of a plan…"
        disabled={none}
        onClick={() => keepAsSteps([...chosen])}
      />
      <IconButton
        size="small"
        icon={IconFileExport}
        label="Export these as HAR"
        disabled={none}
        onClick={() => historyStore.setState({ exporting: true })}
      />
      <IconButton
        size="small"
        icon={IconX}
        label="End choosing"
        onClick={() => historyStore.setState({ chosen: null })}
      />
    </div>
  );
}

// Chooses everything that the filter shows: what is not read yet is read first, because a choice is of what can be seen.
async function chooseAll(): Promise<void> {
  await readUpTo(Math.min(historyStore.getState().matching, MOST_CHOSEN));
  const { entries } = historyStore.getState();
  historyStore.setState({ chosen: new Set(entries.slice(0, MOST_CHOSEN).map(({ id }) => id)) });
}
