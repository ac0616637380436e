// Chooses everything that the filter shows: what is not read yet is read first, because a choice is of what can be seen.
import { MOST_CHOSEN } from '../../../shared/model/history.ts';
import { readUpTo } from './actions.ts';
import { historyStore } from './history-store.ts';

export async function chooseAll(): Promise<void> {
  await readUpTo(Math.min(historyStore.getState().matching, MOST_CHOSEN));
  const { entries } = historyStore.getState();
  historyStore.setState({ chosen: new Set(entries.slice(0, MOST_CHOSEN).map(({ id }) => id)) });
}
