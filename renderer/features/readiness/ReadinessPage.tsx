// Readiness: what an integration still lacks before it is submitted, what was checked by calls, and the pack that shows it to a reviewer.
import { IconChecklist } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { changeAddress, navigate, useAddress } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { runVerbById } from '../../platform/verbs.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { PageHead } from '../../ui/layout/PageHead.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { EmptyState } from '../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { ChecksView } from './checks/ChecksView.tsx';
import { FieldsView } from './edit/FieldsView.tsx';
import { TextView } from './edit/TextView.tsx';
import { FileNotices } from './files/FileNotices.tsx';
import { FileSelect } from './files/FileSelect.tsx';
import { exportSubmission, followFiles, integrationsIn, openIntegration } from './files/file-actions.ts';
import { JourneyView } from './journey/JourneyView.tsx';
import css from './Readiness.module.css';
import { ReadinessBar } from './ReadinessBar.tsx';
import { ReadinessDialogs } from './ReadinessDialogs.tsx';
import { readinessAddress } from './readiness-address.ts';
import { isUnsaved, readinessStore } from './readiness-store.ts';
import { goesOn, savePack } from './run/run-checks.ts';

export function ReadinessPage() {
  const { rest } = useAddress(readinessAddress);
  const { open, folders, error } = useStore(readinessStore);
  useFiles(rest);
  const shown = open?.path === rest ? open : null;
  return (
    <>
      <PageHead
        title="Readiness"
        note={folders && integrationsIn(folders).length > 0 && <FileSelect folders={folders} shown={shown} />}
        actions={shown && <Actions />}
      />
      {error && <ErrorNotice bar error={error} onDismiss={() => readinessStore.setState({ error: null })} />}
      {shown ? (
        <div className={css.page}>
          <FileNotices open={shown} />
          <ReadinessBar unsaved={isUnsaved(shown)} />
          <Part />
        </div>
      ) : (
        folders && <NothingOpen path={rest} />
      )}
      <ReadinessDialogs />
    </>
  );
}

function Part() {
  const { part } = useAddress(readinessAddress);
  const assessed = useStore(readinessStore, (state) => state.assessed);
  if (part === 'text') return <TextView />;
  if (assessed === null) return null;
  if (assessed.integration === null)
    return (
      <EmptyState
        icon={IconChecklist}
        title="The file cannot be read as an integration"
        text={`Line ${assessed.problems[0]?.line ?? 1}: ${assessed.problems[0]?.message ?? ''} ${assessed.problems[0]?.fix ?? ''}`}
        action={
          <Button onClick={() => changeAddress(readinessAddress, { part: 'text' }, { step: true })}>
            Mend it in the text
          </Button>
        }
      />
    );
  const { integration } = assessed;
  return (
    <ScrollRegion className={css.sheet} aria-label="Integration">
      {part === 'journey' && <JourneyView integration={integration} report={assessed.report} />}
      {part === 'fields' && <FieldsView integration={integration} beside={assessed.beside} />}
      {part === 'checks' && assessed.report && <ChecksView report={assessed.report} integration={integration} />}
    </ScrollRegion>
  );
}

function Actions() {
  const { assessed, run, starting } = useStore(readinessStore);
  const integration = assessed?.integration ?? null;
  return (
    <>
      <Button
        disabled={integration === null}
        onClick={() => integration && void exportSubmission(integration).catch(reportProblem)}
        title="The fields as the JSON of Okta's API for submissions, as far as it is known"
      >
        Export submission JSON
      </Button>
      <Button disabled={!assessed?.report} onClick={() => void savePack().catch(reportProblem)}>
        Save evidence pack
      </Button>
      <Button
        variant="primary"
        keys="mod+enter"
        busy={starting}
        disabled={integration === null || integration.instances.length === 0 || goesOn(run)}
        title={integration?.instances.length === 0 ? 'It is run in test instances: add one first.' : undefined}
        onClick={() => void runVerbById('readiness.run')}
      >
        Run the checks
      </Button>
    </>
  );
}

/** `path`: of what the address names, and is not open. */
function NothingOpen({ path }: { path: string }) {
  const folders = useStore(readinessStore, (state) => state.folders);
  const [first] = integrationsIn(folders);
  return (
    <EmptyState
      icon={IconChecklist}
      title={path === '' ? 'Is your integration ready for review?' : 'That file is not there'}
      text={
        path === ''
          ? 'Describe it once, in a file beside its plans. The bench then goes through Okta’s guide with you, checks by calls what a reviewer checks by hand, and makes a pack that shows it.'
          : 'It was deleted or moved, or its folder is not listed on the Plans page.'
      }
      action={
        <div className={css.ways}>
          <Button variant="primary" onClick={() => readinessStore.setState({ dialog: 'new' })}>
            New integration
          </Button>
          {first && <Button onClick={() => navigate('readiness', first.path)}>Open {first.name}</Button>}
          <Button onClick={() => readinessStore.setState({ dialog: 'guide' })}>Which way of access fits?</Button>
        </div>
      }
    />
  );
}

/** Followed while the page is shown. Without a name in the address the first file is shown. */
function useFiles(path: string): void {
  const folders = useStore(readinessStore, (state) => state.folders);
  useEffect(() => {
    const gone = new AbortController();
    void followFiles(gone.signal);
    return () => gone.abort();
  }, []);
  const only = folders === null ? null : integrationsIn(folders);
  const first = path === '' && only?.length === 1 ? (only[0]?.path ?? '') : path;
  useEffect(() => {
    if (first !== path) navigate('readiness', first, true);
    else if (path !== '') void openIntegration(path).catch(reportProblem);
  }, [first, path]);
}
