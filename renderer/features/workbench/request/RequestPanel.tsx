// The request builder: operation, address, parameters, headers, body, and the foot with Send.
import { Tabs } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { Note } from '../../../ui/notices/Note.tsx';
import { useResponseState } from '../response/response-store.ts';
import { cancelSending, sendRequest } from '../response/send.ts';
import { BodyEditor } from './BodyEditor.tsx';
import { forgetLost, forgetPastedNotes, setHeaders, setRequestTab } from './change-draft.ts';
import { useChosenOperation } from './chosen-operation.ts';
import { rowsInUse } from './draft.ts';
import { OperationPicker } from './OperationPicker.tsx';
import { NameValueRows } from './parameters/NameValueRows.tsx';
import { ParameterForm } from './parameters/ParameterForm.tsx';
import { RequestLine } from './RequestLine.tsx';
import css from './RequestPanel.module.css';
import { type RequestState, useRequestState } from './request-store.ts';
import { SendBar } from './send/SendBar.tsx';
import { canHaveBody } from './send/to-send-input.ts';

const HEADER_NAMES = ['Accept', 'Content-Type', 'If-Match', 'If-None-Match', 'Prefer', 'User-Agent', 'X-Forwarded-For'];

function PastedNotes() {
  const notes = useRequestState((state) => (state.pastedNotes?.path === state.draft.path ? state.pastedNotes : null));
  if (notes === null) return null;
  return (
    <Note action={<IconButton icon={IconX} size="small" label="Dismiss" onClick={forgetPastedNotes} />}>
      {notes.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Note>
  );
}

export function RequestPanel({ low }: { low: boolean }) {
  const operation = useChosenOperation();
  const draft = useRequestState((state) => state.draft);
  const kept = useRequestState((state) => state.tab);
  const lost = useRequestState((state) => state.lost);
  const running = useResponseState((state) => state.running !== null);
  const reason = useResponseState((state) => state.notSent);
  const withBody = canHaveBody(draft.method);
  const tab = kept === 'body' && !withBody ? 'parameters' : kept;
  const filled =
    Object.values(draft.values).filter((list) => list.some((value) => value !== '')).length +
    rowsInUse(draft.query).length;
  const headers = rowsInUse(draft.headers).length;
  const content = (
    <div className={css.frame}>
      <div className={css.top}>
        <OperationPicker operation={operation} />
        <RequestLine operation={operation} />
        {lost.length > 0 && (
          <Note tone="warning" action={<IconButton icon={IconX} size="small" label="Dismiss" onClick={forgetLost} />}>
            Left empty: {lost.join(' and ')}. It held a secret, and secrets are not kept: enter it again.
          </Note>
        )}
        <PastedNotes />
      </div>
      <Tabs
        value={tab}
        onChange={(next) => next && setRequestTab(next as RequestState['tab'])}
        className={css.tabs}
        keepMounted={false}
      >
        <Tabs.List className={css.list}>
          <Tabs.Tab value="parameters">Parameters{filled > 0 && <span className={css.count}>{filled}</span>}</Tabs.Tab>
          <Tabs.Tab value="headers">Headers{headers > 0 && <span className={css.count}>{headers}</span>}</Tabs.Tab>
          {withBody && <Tabs.Tab value="body">Body{draft.body !== '' && <span className={css.dot} />}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="parameters" className={css.panel}>
          <ParameterForm operation={operation} />
        </Tabs.Panel>
        <Tabs.Panel value="headers" className={css.panel}>
          <p className={css.note}>Accept, Content-Type and Authorization are added unless you set them here.</p>
          <NameValueRows rows={draft.headers} onChange={setHeaders} noun="header" names={HEADER_NAMES} />
        </Tabs.Panel>
        {withBody && (
          <Tabs.Panel value="body" className={css.body}>
            <BodyEditor operation={operation} />
          </Tabs.Panel>
        )}
      </Tabs>
      <SendBar
        operation={operation}
        running={running}
        reason={reason}
        onSend={() => void sendRequest()}
        onCancel={() => void cancelSending()}
      />
    </div>
  );
  // In a low window every line counts: the heading is for those who cannot see the panel.
  if (low)
    return (
      <section className={css.low} aria-label="Request">
        {content}
      </section>
    );
  return (
    <Panel title="Request" scroll="none">
      {content}
    </Panel>
  );
}
