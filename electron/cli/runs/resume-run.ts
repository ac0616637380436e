// Going on with a run that was paused or whose process ended, alike in every command that has such runs: `--resume RUN`, a note where
// one was left behind, and a list of them where the id is wrong, because nobody notes an id before something goes wrong.
import type { RunSummary } from '../../../shared/runs/run-kinds.ts';
import type { OpenBench } from '../bench/open-bench.ts';
import { withVault } from '../bench/vault.ts';
import { CliError, usageError } from '../cli-error.ts';

/** Kind → the command that goes on with it. */
const COMMANDS = {
  sweep: 'sweep',
  'error-cases': 'errors',
  mutation: 'infer',
  plan: 'run',
  readiness: 'readiness',
  audit: 'audit',
} as const;
type ResumableKind = keyof typeof COMMANDS;
const isResumable = (kind: string): kind is ResumableKind => Object.hasOwn(COMMANDS, kind);

export const resumeWords = (kind: ResumableKind, runId: string): string =>
  `scopebench ${COMMANDS[kind]} --resume ${runId}`;

/** From now on this process runs it. Throws NOT_FOUND, USAGE for a run of another command, or what the kind throws. */
export async function resumeRun(bench: OpenBench, kind: ResumableKind, runId: string): Promise<RunSummary> {
  const { run: client } = bench.client;
  const runs = await client.list();
  const there = runs.find((run) => run.runId === runId);
  if (there && there.kind !== kind && isResumable(there.kind))
    throw usageError(`${runId} is not a run of this command.`, `Resume with: ${resumeWords(there.kind, runId)}`);
  const others = runs.filter((run) => run.kind === kind && (run.state === 'paused' || run.state === 'interrupted'));
  if (!there && others.length > 0)
    throw new CliError('NOT_FOUND', 'That run no longer exists.', {
      fix: `These can be resumed: ${others.map(describe).join('; ')}.`,
    });
  return withVault(bench, () => client.resume({ runId }));
}

/** Beside a new run: an earlier one whose process ended before it did. */
export async function noteInterrupted({ client, terminal }: OpenBench, kind: ResumableKind): Promise<void> {
  const [latest] = (await client.run.list({ kind })).filter(({ state }) => state === 'interrupted');
  if (latest) terminal.note(`${startOf(latest)} was interrupted. Resume it with: ${resumeWords(kind, latest.runId)}`);
}

const startOf = ({ startedAt }: RunSummary): string =>
  `A run of ${new Date(startedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const describe = ({ runId, state, startedAt }: RunSummary): string =>
  `${runId} (${state}, started ${new Date(startedAt).toISOString()})`;
