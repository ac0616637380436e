// Another host on a data folder, with its record there: one that identifies itself, or one whose port another program has now.
import { writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { answerIdentity } from '../../../electron/adapters/stores/instance-identity.ts';
import { startOrigin } from '../orgs/fake-origin.ts';
import { whenDone } from './start-host.ts';

export async function startOtherHost(folder: string, identified: boolean): Promise<void> {
  const served = await startOrigin(async (request, response) => {
    const asked = new Request(new URL(request.url ?? '', served.url));
    const host = { authority: new URL(served.url).host, control: identified ? 'c' : 'of another', folder };
    response.end(await (await answerIdentity(asked, host))?.text());
  });
  whenDone(served.close);
  const record = { pid: process.ppid, host: hostname(), url: `${served.url}/`, startedAt: Date.now(), control: 'c' };
  await writeFile(join(folder, 'instance.json'), JSON.stringify(record));
}
