// This org's own truths: saved from the latest result of a case, and forgotten.
import { host } from '../../../platform/client.ts';
import { announceDone } from '../../../ui/announce-done.ts';
import { chosenPlace, showHistory } from './run-cases.ts';

export async function saveTruth(caseId: string, note: string): Promise<void> {
  const place = chosenPlace();
  if (place === null) return;
  const text = note.trim();
  const history = await host.errorLab.saveTruth({ ...place, caseId, ...(text === '' ? {} : { note: text }) });
  showHistory(place, history);
  announceDone('Saved as this org’s truth');
}

export async function forgetTruth(caseId: string): Promise<void> {
  const place = chosenPlace();
  if (place === null) return;
  showHistory(place, await host.errorLab.forgetTruth({ ...place, caseId }));
  announceDone('Forgotten');
}
