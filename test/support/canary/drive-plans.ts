// How plans and their files are driven for the canary: made of recordings that hold secrets, and saved with one in them.
import { type Step, tried } from './drive-access.ts';
import { har } from './drive-files.ts';
import { PLAN } from './drive-runs.ts';

export const DRIVE_PLANS = {
  'plan.check': ({ client }) => client.plan.check({ text: PLAN }),
  'plan.outline': ({ client }) => client.plan.outline({ text: PLAN, mutate: true, negative: true }),
  'plan.make': (drive) =>
    drive.client.plan.make({ name: 'Canary', files: [{ name: 'a.har', text: har(drive) }], fromHistory: {} }),
  'plan.addFolder': ({ client, clientSecret }) => tried(client.plan.addFolder({ path: `/none/${clientSecret}` })),
  'plan.create': async (drive) => {
    const folder = (await drive.client.plan.files({})).folders[0]?.path ?? '';
    const made = await drive.client.plan.create({ folder, name: 'canary', text: PLAN });
    if (made.outcome === 'saved') drive.plan = made;
    // With a secret in it, it is refused.
    await tried(drive.client.plan.create({ folder, name: 'other', text: `${PLAN}# ${drive.clientSecret}\n` }));
  },
  'plan.files': ({ client }) => client.plan.files({}),
  'plan.save': ({ client, plan, clientSecret }) =>
    tried(client.plan.save({ ...plan, text: `${PLAN}# ${clientSecret}\n` })),
  'plan.open': ({ client, plan: { path } }) => client.plan.open({ path }),
  'plan.duplicate': ({ client, plan: { path } }) => client.plan.duplicate({ path }),
  'plan.rename': ({ client, plan: { path } }) => client.plan.rename({ path, name: 'canary-renamed' }),
  'plan.remove': ({ client, plan: { path } }) => tried(client.plan.remove({ path })),
  'plan.removeFolder': ({ client }) => client.plan.removeFolder({ path: '/none' }),
} satisfies Record<string, Step>;
