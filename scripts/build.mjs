// `npm run build`: builds the three hosts and the page into out/, whether or not a build is there.
import './lib/require-node.mjs';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { projectRoot } from './lib/project-root.mjs';

const { ok } = await ensureBuilt(projectRoot, { force: true });
process.exitCode = ok ? 0 : 1;
