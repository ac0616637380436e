// One client in full: its findings with what to do, its scopes with when each was asked for last, its roles, its secrets and keys. What is not known says so.
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { AuditSecret } from '../../../../shared/runs/audit/audit-events.ts';
import { CLIENT_KINDS } from '../../../../shared/runs/audit/audit-parts.ts';
import type { AuditedClient } from '../../../../shared/runs/audit/audit-result.ts';
import { daysBetween } from '../../../../shared/runs/audit/findings/finding.ts';
import { ScopeChip } from '../../../ui/chips/ScopeChip.tsx';
import { Tag } from '../../../ui/chips/Tag.tsx';
import { CopyButton } from '../../../ui/controls/CopyButton.tsx';
import { IconButton } from '../../../ui/controls/IconButton.tsx';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { DataList } from '../../../ui/lists/DataList.tsx';
import { formatCount, formatCounted } from '../../../ui/values/format.ts';
import { RelativeTime } from '../../../ui/values/RelativeTime.tsx';
import { chooseClient } from '../audit-address.ts';
import css from './Audit.module.css';
import { FindingItem } from './FindingItem.tsx';

interface ClientPaneProps {
  client: AuditedClient;
  /** The time of the audit. */
  to: number;
}

export function ClientPane({ client, to }: ClientPaneProps) {
  const { name, kind, clientId, findings } = client;
  return (
    <section className={css.pane} aria-label={name}>
      <header className={css.paneHead}>
        <div className={css.words}>
          <h2 className={css.paneTitle} title={name}>
            {name}
          </h2>
          <p className={css.about}>
            {CLIENT_KINDS[kind]} · <span className="mono">{clientId}</span>
          </p>
        </div>
        <CopyButton text={clientId} label={kind === 'token' ? 'Copy token ID' : 'Copy client ID'} />
        <IconButton icon={IconX} label="Close" onClick={() => chooseClient(null, true)} />
      </header>
      <ScrollRegion className={css.paneBody} aria-label={`Findings and scopes of ${name}`}>
        <Part title={findings.length === 0 ? 'Nothing was found' : formatCounted(findings.length, 'finding')}>
          {findings.length > 0 && (
            <ul className={css.findings}>
              {findings.map((finding, at) => (
                <FindingItem
                  key={`${finding.id} ${finding.text}`}
                  finding={finding}
                  again={finding.fix.api !== null && finding.fix.api === findings[at - 1]?.fix.api}
                />
              ))}
            </ul>
          )}
        </Part>
        {kind !== 'token' && <Scopes client={client} />}
        <Part title="About it">
          <DataList items={factsOf(client)} />
        </Part>
        <Secrets title="Client secrets" list={client.secrets} to={to} />
        <Secrets title="Keys" list={client.keys} to={to} />
      </ScrollRegion>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h3 className={css.partTitle}>{title}</h3>
      {children}
    </section>
  );
}

const when = (at: number | null): ReactNode => (at === null ? 'not known' : <RelativeTime at={at} />);

function factsOf(client: AuditedClient): { label: string; value: ReactNode }[] {
  const { kind, roles, active, createdAt, madeBy, network, tokens, lastToken, refused, token, owner } = client;
  const isToken = kind === 'token';
  const fact = (label: string, value: ReactNode) => ({ label, value });
  return [
    fact('State', active ? 'active' : 'inactive'),
    fact(
      isToken ? 'Roles of its owner' : 'Roles',
      roles === null ? 'not known' : roles.map(({ label }) => label).join(', ') || 'none',
    ),
    ...(isToken
      ? [
          fact(
            'Owner',
            [owner?.name ?? token?.ownerId ?? 'not known', owner?.status?.toLowerCase()].filter(Boolean).join(', '),
          ),
          fact('Last used', when(token?.lastUsedAt ?? null)),
          fact('Ends', token?.expiresAt ? new Date(token.expiresAt).toLocaleDateString('en-CA') : 'not known'),
        ]
      : [
          fact('Tokens', tokens === null ? 'not known' : tokenWords(tokens, refused)),
          fact('Last token', lastToken === null && tokens === 0 ? 'none in the window' : when(lastToken)),
        ]),
    fact('Made', when(createdAt)),
    ...(madeBy === null ? [] : [fact('By', madeBy)]),
    ...(network === null ? [] : [fact('Network', network === 'anywhere' ? 'from anywhere' : 'from its zones')]),
  ];
}

const tokenWords = (tokens: number, refused: number): string =>
  `${formatCounted(tokens, 'token')}${refused > 0 ? `, ${formatCount(refused)} refused` : ''}`;

/** Every scope that it was granted or asked for: the unused ones first, because those are what an audit looks for. */
function Scopes({ client }: { client: AuditedClient }) {
  const { granted, requested, unused, grants, asksForAll } = client;
  const names = [...new Set([...(granted ?? []), ...(requested?.map(({ scope }) => scope) ?? [])])];
  const rank = (scope: string) => (unused?.includes(scope) ? 0 : granted?.includes(scope) ? 1 : 2);
  const rows = names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return (
    <Part title="Scopes">
      {granted === null && (
        <p className={css.small}>What it was granted is not known: only what it asked for is shown.</p>
      )}
      {granted !== null && unused === null && (
        <p className={css.small}>
          What of it is unused is not known: the log was not read whole, or does not name its scopes.
        </p>
      )}
      {asksForAll && <p className={css.small}>It always asks for all: the log does not show which of them it uses.</p>}
      {rows.length === 0 ? (
        <p className={css.small}>None.</p>
      ) : (
        <table className={css.scopes}>
          <thead>
            <tr>
              <th scope="col">Scope</th>
              <th scope="col">Granted</th>
              <th scope="col" className={css.number}>
                Asked
              </th>
              <th scope="col">Last asked</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((scope) => {
              const asked = requested?.find((one) => one.scope === scope);
              const grant = grants?.find((one) => one.scope === scope);
              return (
                <tr key={scope}>
                  <th scope="row">
                    <ScopeChip name={scope} />
                  </th>
                  <td title={grant?.by ? `By ${grant.by}` : undefined}>
                    {granted === null ? (
                      '?'
                    ) : !granted.includes(scope) ? (
                      'no'
                    ) : grant?.at ? (
                      <RelativeTime at={grant.at} />
                    ) : (
                      'yes'
                    )}
                  </td>
                  <td className={css.number}>{requested === null ? '?' : formatCount(asked?.count ?? 0)}</td>
                  <td>
                    {asked ? (
                      <RelativeTime at={asked.last} />
                    ) : unused?.includes(scope) ? (
                      <Tag tone="warning">unused</Tag>
                    ) : (
                      ''
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Part>
  );
}

/** Those of the org, by id alone. */
function Secrets({ title, list, to }: { title: string; list: AuditSecret[] | null; to: number }) {
  if (list === null || list.length === 0) return null;
  return (
    <Part title={title}>
      <ul className={css.secrets}>
        {list.map(({ id, name, active, createdAt }) => (
          <li key={id}>
            <span className="mono" title={id}>
              {name ?? id}
            </span>
            <span className={css.muted}>
              {active ? 'active' : 'inactive'}
              {createdAt !== null && `, ${formatCounted(daysBetween(createdAt, to), 'day')} old`}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
