// Node must be new enough for what the bench is built on.
import type { World } from '../../world.ts';
import { type Finding, fine, problem } from './finding.ts';

const NEEDED = [20, 19] as const;

export function checkNode({ node: version, platform, arch }: World['machine']): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const enough = major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
  const what = `Node ${version} on ${platform} ${arch}.`;
  if (enough) return fine('node', what);
  return problem(
    'node',
    what,
    `Scopebench needs Node ${NEEDED.join('.')} or newer.`,
    'Install a newer Node from nodejs.org.',
  );
}
