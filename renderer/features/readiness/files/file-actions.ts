// What is done with integration files: opened, made, saved, changed by a form, and followed while the page is shown. A change by a form is saved at
// once, because what the checks say is about the file; what is typed into the text is saved when that is asked for.
import { YamlEditError } from '../../../../shared/documents/edit/yaml-source.ts';
import { keptKindOf } from '../../../../shared/file-form/kept-files.ts';
import { integrationText } from '../../../../shared/integration/edit/write-integration.ts';
import type { Integration } from '../../../../shared/integration/integration.ts';
import { readIntegration } from '../../../../shared/integration/read-integration.ts';
import { integrationOfJson, submissionJsonOf } from '../../../../shared/integration/submission-json.ts';
import type { OpenedPlan, PlanFile, PlanFolders } from '../../../../shared/model/plan-files.ts';
import { host } from '../../../platform/client.ts';
import { toUserError, type UserError } from '../../../platform/errors.ts';
import { navigate } from '../../../platform/navigation.ts';
import { saveText } from '../../../platform/save-text.ts';
import { announceDone } from '../../../ui/notices/announce-done.ts';
import { changeOpen, isUnsaved, openNow, readinessStore } from '../readiness-store.ts';
import { showRunOf } from '../run/run-checks.ts';
import { assessOpen } from './assess-open.ts';

export const integrationsIn = (folders: PlanFolders | null): PlanFile[] =>
  (folders?.folders ?? []).flatMap(({ files }) => files.filter(({ kind }) => kind === 'integration'));

const isGone = (thrown: unknown): boolean => toUserError(thrown).code === 'NOT_FOUND';

function take({ path, text, version, masked }: OpenedPlan): void {
  readinessStore.setState({ open: { path, text, savedText: text, version, masked, outside: null }, error: null });
}

/** Throws what the host throws. Without effect for the file that is open. */
export async function openIntegration(path: string): Promise<void> {
  if (openNow()?.path === path) return;
  take(await host.plan.open({ path }));
  readinessStore.setState({ assessed: null, run: null });
  await Promise.all([assessOpen(), showRunOf(path)]);
}

const EMPTY: Integration = {
  name: '',
  description: '',
  scopes: [],
  scopesReason: null,
  guide: null,
  logo: null,
  useCases: [],
  contacts: { support: null, escalation: null },
  testAccount: { url: null, username: null, passwordIn: null, instructions: null },
  tenantSettings: [],
  plans: [],
  versions: [],
  instances: [],
  confirmed: [],
};

/** Null when it was made and opened; otherwise why the name cannot be used. */
export async function createIntegration(
  folder: string,
  name: string,
  from: Integration = EMPTY,
): Promise<string | null> {
  const file = keptKindOf(name) === 'integration' ? name : `${name.trim()}.integration.yaml`;
  const text = integrationText({ ...from, name: from.name || name.trim() });
  const made = await host.plan.create({ folder, name: file, text });
  if (made.outcome === 'taken') return 'There is such a file already. Choose another name.';
  navigate('readiness', made.path);
  await openIntegration(made.path);
  return null;
}

export const readSubmission = (json: string): Integration | null => integrationOfJson(json);

export async function exportSubmission(integration: Integration): Promise<void> {
  const filename = `${integration.name.replace(/[^\w.-]+/g, '-').toLowerCase() || 'integration'}-submission.json`;
  if (await saveText(filename, submissionJsonOf(integration))) announceDone('Exported');
}

let turn: Promise<unknown> = Promise.resolve();
/** One change after the other, each on what the one before it has left. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = turn.then(work);
  turn = result.catch(() => undefined);
  return result;
}

const refused = (message: string, fix: string): UserError => ({
  code: 'CONFLICT',
  message,
  meaning: 'Nothing was changed.',
  fix,
  details: {},
});

/** A change by a form, saved at once. What keeps it from being made is shown on the page. */
export function changeFile(make: (text: string, integration: Integration) => string): Promise<void> {
  return inTurn(async () => {
    const open = openNow();
    if (open === null) return;
    readinessStore.setState({ error: null });
    if (open.text !== open.savedText || open.outside !== null)
      return readinessStore.setState({
        error: refused('The text has changes that are not saved.', 'Save them under Text first.'),
      });
    const { integration } = readIntegration(open.text);
    if (integration === null)
      return readinessStore.setState({
        error: refused('The file has mistakes, so a form cannot change it.', 'Mend it under Text.'),
      });
    try {
      const text = make(open.text, integration);
      if (text !== open.text) await write(text);
    } catch (thrown) {
      const error =
        thrown instanceof YamlEditError ? refused(thrown.message, 'Change it under Text.') : toUserError(thrown);
      readinessStore.setState({ error });
    }
  });
}

async function write(text: string): Promise<void> {
  const open = openNow();
  if (open === null) return;
  const saved = await host.plan.save({ path: open.path, text, version: open.version });
  if (openNow()?.path !== open.path) return;
  if (saved.outcome === 'changed') {
    changeOpen({ outside: saved.theirs === null ? { kind: 'gone' } : { kind: 'changed', theirs: saved.theirs } });
    return;
  }
  // What was typed into the text while it was being saved stays.
  const typed = openNow()?.text;
  changeOpen({
    text: typed === open.text || typed === undefined ? text : typed,
    savedText: text,
    version: saved.version,
    masked: false,
  });
  await assessOpen();
}

/** What is typed into the text. */
export function saveTyped(): Promise<void> {
  return inTurn(async () => {
    const open = openNow();
    if (open === null || open.text === open.savedText || open.outside !== null) return;
    await write(open.text);
    announceDone('Saved');
  });
}

export function loadTheirs(): void {
  const { outside } = openNow() ?? {};
  if (outside?.kind !== 'changed') return;
  take(outside.theirs);
  void assessOpen();
}

/** The draft stays, as a change of what is there now: saving it replaces that. */
export function keepMine(): void {
  const { outside } = openNow() ?? {};
  if (outside?.kind === 'changed')
    changeOpen({ savedText: outside.theirs.text, version: outside.theirs.version, outside: null });
}

/** Before a host that did not answer is asked again. */
const AGAIN_MS = 3000;

/** The list of files, and the open one where another program changes it. Until `signal` ends it. */
export async function followFiles(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { folders } = readinessStore.getState();
    try {
      const next = await host.plan.files(folders ? { unlike: folders.stamp } : {}, { signal });
      if (signal.aborted) return;
      readinessStore.setState({ folders: next });
      if (folders === null || next.stamp !== folders.stamp) await lookAtOpen();
    } catch (thrown) {
      if (signal.aborted) return;
      readinessStore.setState({ error: toUserError(thrown) });
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

/** After the turn of what is being saved here: that is no change by another program. */
function lookAtOpen(): Promise<void> {
  return inTurn(async () => {
    const open = openNow();
    if (open === null) return;
    let theirs: OpenedPlan | null;
    try {
      theirs = await host.plan.open({ path: open.path });
    } catch (thrown) {
      if (!isGone(thrown)) return;
      theirs = null;
    }
    const now = openNow();
    if (now?.path !== open.path || now.version !== open.version) return;
    if (theirs === null) return changeOpen({ outside: { kind: 'gone' } });
    if (theirs.version !== open.version) {
      if (now.text !== theirs.text && isUnsaved({ ...now, outside: null }))
        return changeOpen({ outside: { kind: 'changed', theirs } });
      take(theirs);
    } else if (now.outside !== null) changeOpen({ outside: null });
    // A plan or the logo may be another one, too.
    await assessOpen();
  });
}
