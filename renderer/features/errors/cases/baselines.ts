// This org's own baselines: saved from the latest result of a case, and forgotten.
import { host } from '../../../platform/client.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { chosenPlace, showHistory } from './run/run-cases.ts';

export async function saveBaseline(caseId: string, note: string): Promise<void> {
  const place = chosenPlace();
  if (place === null) return;
  const text = note.trim();
  const history = await host.errorLab.saveBaseline({ ...place, caseId, ...(text === '' ? {} : { note: text }) });
  showHistory(place, history);
  announceDone('Saved as this org’s baseline');
}

export async function forgetBaseline(caseId: string): Promise<void> {
  const place = chosenPlace();
  if (place === null) return;
  showHistory(place, await host.errorLab.forgetBaseline({ ...place, caseId }));
  announceDone('Forgotten');
}
