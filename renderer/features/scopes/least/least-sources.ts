// What the smallest set is found from besides a choice of operations: a part of the history, chosen exchanges, files.

import { changeAddress, readAddress } from '../../../platform/navigation.ts';
import { formatCount } from '../../../ui/values/format.ts';
import { type HistoryNarrowing, narrowedHistory, narrowingWords } from '../history-narrowing.ts';
import { scopesAddress } from '../scopes-address.ts';
import { endChoosing, findSet } from './least-store.ts';

/** With `part`, narrowed so from now on. */
export async function inferFromHistory(part: Partial<HistoryNarrowing> = {}): Promise<void> {
  changeAddress(scopesAddress, part);
  const narrowing = readAddress(scopesAddress);
  const source = `the history of ${narrowingWords(narrowing)}`;
  if (await findSet({ fromHistory: narrowedHistory(narrowing, Date.now()) }, source)) endChoosing();
}

/** Of exactly these exchanges, whatever has sent them. */
export async function inferFromChosen(exchangeIds: readonly string[]): Promise<void> {
  const source =
    exchangeIds.length === 1 ? 'the chosen exchange' : `${formatCount(exchangeIds.length)} chosen exchanges`;
  if (await findSet({ fromHistory: { exchangeIds: [...exchangeIds] } }, source)) endChoosing();
}

export async function inferFromFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })));
  if (await findSet({ files: read }, read.map(({ name }) => name).join(', '))) endChoosing();
}
