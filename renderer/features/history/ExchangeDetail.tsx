// One exchange in full: its verdict and facts, the response with its body, the request as it was sent.
import { Menu, Tabs } from '@mantine/core';
import {
  IconArrowsDiff,
  IconDots,
  IconFileExport,
  IconFlask,
  IconMessageQuestion,
  IconPin,
  IconPinFilled,
  IconTrash,
} from '@tabler/icons-react';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { sourceOf } from '../../../shared/model/exchange-sources.ts';
import { useAddress } from '../../platform/navigation.ts';
import { reportProblem } from '../../platform/problems.ts';
import { explainExchange } from '../../platform/session-state/explain-handoff.ts';
import { sendAgain } from '../../platform/session-state/send-again.ts';
import { MethodTag } from '../../ui/chips/MethodTag.tsx';
import { StatusCode } from '../../ui/chips/StatusCode.tsx';
import { Button } from '../../ui/controls/Button.tsx';
import { IconButton } from '../../ui/controls/IconButton.tsx';
import { iconProps } from '../../ui/icon.ts';
import { ErrorNotice } from '../../ui/notices/ErrorNotice.tsx';
import { exportHar, removeExchange, setPinned } from './actions.ts';
import css from './ExchangeDetail.module.css';
import { GoneExchange } from './GoneExchange.tsx';
import { compareWith, historyAddress, showTab } from './history-address.ts';
import { RequestPart } from './RequestPart.tsx';
import { ResponsePart } from './ResponsePart.tsx';
import { SourceMark } from './SourceMark.tsx';
import { SummaryPart } from './SummaryPart.tsx';
import { useExchange } from './use-exchange.ts';

export function ExchangeDetail({ exchangeId }: { exchangeId: string }) {
  const { exchange, error, retry } = useExchange(exchangeId);
  const { tab } = useAddress(historyAddress);
  if (error?.code === 'NOT_FOUND') return <GoneExchange />;
  if (error)
    return (
      <div className={css.notice}>
        <ErrorNotice error={error} onRetry={retry} />
      </div>
    );
  if (!exchange) return null;
  const { request, response } = exchange;
  const url = new URL(request.url);
  return (
    <article className={css.detail} aria-label={`${request.method} ${url.pathname}`}>
      <header className={css.head}>
        <About exchange={exchange} />
        <div className={css.line}>
          <MethodTag method={request.method} />
          <span className={css.target} title={request.url}>
            {url.pathname}
            {url.search}
          </span>
          <StatusCode
            status={response?.status ?? null}
            text={response?.statusText}
            verdict={exchange.verdict.verdict}
          />
        </div>
        <Actions exchange={exchange} />
      </header>
      <Tabs value={tab} onChange={(value) => showTab(exchangeId, value)} className={css.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="response">Response</Tabs.Tab>
          <Tabs.Tab value="summary">Summary</Tabs.Tab>
          <Tabs.Tab value="request">Request</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="response" className={css.panel}>
          <ResponsePart exchange={exchange} />
        </Tabs.Panel>
        <Tabs.Panel value="summary" className={css.panel}>
          <SummaryPart exchange={exchange} />
        </Tabs.Panel>
        <Tabs.Panel value="request" className={css.panel}>
          <RequestPart exchange={exchange} />
        </Tabs.Panel>
      </Tabs>
    </article>
  );
}

// The first line of an exchange: of which tenant it is, as whom it was sent, and where it comes from.
function About({ exchange }: { exchange: Exchange }) {
  const { tenantName, credentialName } = exchange;
  const who = credentialName ?? 'no credential';
  return (
    <p className={css.about}>
      <span className={css.who} title={`${tenantName}, ${who}`}>
        <b>{tenantName}</b>, {who}
      </span>
      <span aria-hidden="true">·</span>
      <SourceMark source={sourceOf(exchange)} />
    </p>
  );
}

/** What can be done with an exchange. */
function Actions({ exchange }: { exchange: Exchange }) {
  const { response, pinned } = exchange;
  return (
    <div className={css.actions}>
      {exchange.kind === 'api' && (
        <Button icon={IconFlask} onClick={() => sendAgain(exchange)}>
          Open in Workbench
        </Button>
      )}
      <Button icon={IconArrowsDiff} onClick={() => compareWith(exchange.id)}>
        Compare
      </Button>
      <span className={css.space} />
      <IconButton
        icon={pinned ? IconPinFilled : IconPin}
        label={pinned ? 'Unpin' : 'Pin: never purged by age or size'}
        pressed={pinned}
        onClick={() => setPinned(exchange.id, !pinned).catch(reportProblem)}
      />
      <Menu position="bottom-end" width={180}>
        <Menu.Target>
          <IconButton icon={IconDots} label="More" />
        </Menu.Target>
        <Menu.Dropdown>
          {response && (
            <Menu.Item leftSection={<IconMessageQuestion {...iconProps} />} onClick={() => explainExchange(exchange)}>
              Explain
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconFileExport {...iconProps} />}
            onClick={() => exportHar({ exchangeIds: [exchange.id] }).catch(reportProblem)}
          >
            Export as HAR
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash {...iconProps} />}
            data-danger
            onClick={() => removeExchange(exchange.id).catch(reportProblem)}
          >
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
