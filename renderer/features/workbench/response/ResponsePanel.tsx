// The response: what was received, what it means, and every part of it. While a request runs the one before stays in view, so that
// nothing jumps.
import { Tabs } from '@mantine/core';
import { IconArrowsDiff, IconDownload, IconFlask, IconListCheck, IconMessageQuestion } from '@tabler/icons-react';
import { fetchBody } from '../../../platform/host-files.ts';
import { onDemand } from '../../../platform/on-demand.tsx';
import { openLink } from '../../../platform/open-link.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { saveBody, saveText } from '../../../platform/save-text.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { explainExchange } from '../../../platform/session-state/explain-handoff.ts';
import { keepAsSteps } from '../../../platform/session-state/keep-step-handoff.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Button } from '../../../ui/controls/Button.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { EmptyState } from '../../../ui/notices/EmptyState.tsx';
import { ErrorNotice } from '../../../ui/notices/ErrorNotice.tsx';
import { useDelayed } from '../../../ui/progress/use-delayed.ts';
import { AboutLine } from '../../../ui/values/AboutLine.tsx';
import { BodyViewer } from '../../../viewer/BodyViewer.tsx';
import { emptyBodyWords } from '../../../viewer/exchange/empty-body-words.ts';
import { HeaderTable } from '../exchange/HeaderTable.tsx';
import { TimingTable } from '../exchange/TimingTable.tsx';
import { WireRequest } from '../exchange/WireView.tsx';
import { OperationPageLink } from '../OperationPageLink.tsx';
import { bodySourceOf, joinedSource } from './body-source.ts';
import { setComparing, showResponseTab } from './change-responses.ts';
import { NoAnswer } from './NoAnswer.tsx';
import { PagingBar } from './PagingBar.tsx';
import { ResponseFacts } from './ResponseFacts.tsx';
import css from './ResponsePanel.module.css';
import { ResponseStrip } from './ResponseStrip.tsx';
import {
  type ResponseEntry,
  type ResponseTab,
  responseStore,
  useResponseState,
  useShownEntry,
} from './response-store.ts';
import { sendRequest } from './send.ts';
import { TokenUsed } from './TokenUsed.tsx';
import { VerdictBanner } from './VerdictBanner.tsx';

const CompareDialog = onDemand(async () => (await import('./CompareDialog.tsx')).CompareDialog);

export function ResponsePanel() {
  const entry = useShownEntry();
  const error = useResponseState((state) => state.error);
  const running = useResponseState((state) => state.running);
  const comparing = useResponseState((state) => state.comparing);
  const late = useDelayed(running !== null);
  return (
    <Panel title="Response" scroll="none" actions={<ResponseStrip />} className={css.panel ?? ''}>
      {late && (
        <div className={css.running} role="status">
          <span className={css.pulse} />
          <span className="visually-hidden">{running?.words}…</span>
        </div>
      )}
      {error && (
        <div className={css.error}>
          <ErrorNotice error={error} onDismiss={() => responseStore.setState({ error: null })} />
        </div>
      )}
      {entry ? (
        <Shown key={entry.exchange.id} entry={entry} dim={late} />
      ) : (
        !error && (
          <div className={css.empty}>
            <EmptyState
              icon={IconFlask}
              title="The response appears here"
              text="With what it means, its headers and timing, and the request as it was sent."
              action={
                <Button keys="mod+enter" onClick={() => void sendRequest()}>
                  Send
                </Button>
              }
            />
          </div>
        )
      )}
      {comparing && <CompareDialog />}
    </Panel>
  );
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function Shown({ entry, dim }: { entry: ResponseEntry; dim: boolean }) {
  const tab = useResponseState((state) => state.tab);
  const showJoined = useResponseState((state) => state.showJoined);
  const { exchange, joined } = entry;
  const { response } = exchange;
  const source = showJoined && joined ? joinedSource(exchange.id, joined) : bodySourceOf(exchange);
  return (
    <div className={classNames(css.shown, dim && css.dim)}>
      <div className={css.about}>
        <AboutLine {...exchange} wire={`${exchange.request.method} ${pathOf(exchange.request.url)}`} />
      </div>
      <ResponseFacts exchange={exchange} />
      <VerdictBanner entry={entry} />
      <Tabs
        value={tab}
        onChange={(next) => next && showResponseTab(next as ResponseTab)}
        className={css.tabs}
        keepMounted={false}
      >
        <div className={css.head}>
          <Tabs.List className={css.list}>
            <Tabs.Tab value="body">Body</Tabs.Tab>
            <Tabs.Tab value="headers">
              Headers{response && <span className={css.count}>{response.headers.length}</span>}
            </Tabs.Tab>
            <Tabs.Tab value="request">Request</Tabs.Tab>
            <Tabs.Tab value="timing">Timing</Tabs.Tab>
            <Tabs.Tab value="token">Token</Tabs.Tab>
          </Tabs.List>
          <Tools entry={entry} empty={source.size === 0} />
        </div>
        <Tabs.Panel value="body" className={css.body}>
          {response ? (
            <BodyViewer
              source={source}
              label="Response body"
              emptyText={emptyBodyWords(exchange.request.method, response)}
              onOpenLink={(url) => void openLink(url).catch(reportProblem)}
            />
          ) : (
            <NoAnswer exchange={exchange} />
          )}
        </Tabs.Panel>
        <Tabs.Panel value="headers" className={css.padded} tabIndex={0}>
          <HeaderTable headers={response?.headers ?? []} label="Response headers" />
        </Tabs.Panel>
        <Tabs.Panel value="request" className={css.padded} tabIndex={0}>
          <WireRequest exchange={exchange} />
        </Tabs.Panel>
        <Tabs.Panel value="timing" className={css.padded} tabIndex={0}>
          <TimingTable timing={exchange.timing} />
        </Tabs.Panel>
        <Tabs.Panel value="token" className={css.padded} tabIndex={0}>
          <TokenUsed entry={entry} />
        </Tabs.Panel>
      </Tabs>
      <PagingBar entry={entry} />
    </div>
  );
}

/** `empty`: there is no body to save. */
function Tools({ entry, empty }: { entry: ResponseEntry; empty: boolean }) {
  const showJoined = useResponseState((state) => state.showJoined);
  const { exchange } = entry;
  const { response } = exchange;
  const index = useCatalogue();
  const operation = (exchange.operationId !== null && index.operation.get(exchange.operationId)) || null;
  return (
    <span className={css.tools}>
      <OperationPageLink operation={operation} />
      <IconButton
        icon={IconArrowsDiff}
        size="small"
        label="Compare with another response"
        disabled={!response}
        onClick={() => setComparing(true)}
      />
      <IconButton
        icon={IconMessageQuestion}
        size="small"
        label="Explain this response"
        disabled={!response}
        onClick={() => explainExchange(exchange)}
      />
      <IconButton
        icon={IconListCheck}
        size="small"
        label="Keep as step…"
        disabled={!response || exchange.kind !== 'api'}
        onClick={() => keepAsSteps([exchange.id])}
      />
      <IconButton
        icon={IconDownload}
        size="small"
        label="Save the body"
        disabled={empty}
        onClick={() => void saveShownBody(entry, showJoined).catch(reportProblem)}
      />
    </span>
  );
}

function bodyFilename({ exchange: { operationId, response, at } }: ResponseEntry, joined: boolean): string {
  const type = response?.body.contentType ?? '';
  const ending =
    joined || /json/i.test(type) ? 'json' : /xml/i.test(type) ? 'xml' : /html/i.test(type) ? 'html' : 'txt';
  const stamp = new Date(at).toISOString().slice(0, 19).replace(/[:T]/g, '-');
  return `${operationId ?? 'response'}${joined ? '-all' : ''}-${stamp}.${ending}`;
}

// Save what is in view as a file: the joined list, or the body as received.
async function saveShownBody(entry: ResponseEntry, showJoined: boolean): Promise<void> {
  const joined = showJoined ? entry.joined : null;
  const filename = bodyFilename(entry, joined !== null);
  const body = entry.exchange.response?.body;
  const bodyId = joined ? joined.bodyId : body?.id;
  if (bodyId) await saveBody(filename, bodyId, async () => (await fetchBody(bodyId)).blob());
  else if (body?.text) await saveText(filename, body.text, body.contentType ?? 'text/plain');
}
