// What the palette finds besides verbs, operations and errors: tenants and their credentials, scopes and Okta's own pages, which are there at
// once; sweeps, plans and the history, for which the host is asked. Choosing one goes there; none of them changes what the bench works with.
import {
  IconBuilding,
  IconChecklist,
  IconDots,
  IconExternalLink,
  IconGridDots,
  IconHistory,
  IconKey,
  IconListCheck,
  IconShieldLock,
} from '@tabler/icons-react';
import { runsOf } from '../../../shared/contract/runs-of.ts';
import { bareName } from '../../../shared/file-form/kept-files.ts';
import type { ExchangeSummary } from '../../../shared/model/exchange.ts';
import type { PlanFile } from '../../../shared/model/plan-files.ts';
import type { Tenant } from '../../../shared/model/tenant.ts';
import type { ScopeFact } from '../../../shared/okta/catalogue/catalogue.ts';
import { createFuzzyText, wholeScore } from '../../../shared/okta/catalogue/fuzzy-match.ts';
import { wordsOf } from '../../../shared/okta/catalogue/search-operations.ts';
import { PUBLIC_PAGES } from '../../../shared/okta/error-cases/cases/public-sources.ts';
import type { SweepSummary } from '../../../shared/runs/run-kinds.ts';
import { sweepTitle } from '../../features/sweep/target-labels.ts';
import { tenantsAddress } from '../../features/tenants/tenants-address.ts';
import { host } from '../../platform/client.ts';
import { changeAddress, navigate } from '../../platform/navigation.ts';
import { openLink } from '../../platform/open-link.ts';
import { reportProblem } from '../../platform/problems.ts';
import type { IconType } from '../../ui/icon.ts';
import { createTenantFind, hostOf, tenantChoice, tenantsByName } from '../../ui/tenants/tenant-choices.ts';
import { formatCount, formatExact, formatRelative } from '../../ui/values/format.ts';

export interface Place {
  key: string;
  group: 'Tenants' | 'Credentials' | 'Scopes' | 'Sweeps' | 'Plans' | 'Integrations' | 'History' | 'Documentation';
  icon: IconType;
  text: string;
  /** At the end of the line. */
  note: string;
  /** `text` is in the face of what goes over the wire. */
  wire?: boolean;
  production?: boolean;
  open: () => void;
}

/** Of each group: more than that is looked for on its page. */
const MOST = 6;

export type FindPlaces = (text: string) => Place[];

/** Made once for a list of tenants and a catalogue. Nothing for an empty text. */
export function createPlaceFind(tenants: readonly Tenant[], scopes: readonly ScopeFact[]): FindPlaces {
  const findTenants = createTenantFind(tenantsByName(tenants).map(tenantChoice));
  const scopeTexts = scopes.map((scope) => ({ scope, texts: [createFuzzyText(scope.name)] }));
  const pageTexts = PUBLIC_PAGES.map((page) => ({
    page,
    texts: [createFuzzyText(page.title), createFuzzyText('docs')],
  }));
  return (text) => {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    const found = findTenants(text);
    const named = found.flatMap(({ tenant, credential }) =>
      tenant && credential === null ? [tenantPlace(tenant)] : [],
    );
    const byCredential = found.flatMap(({ tenant, credential }) =>
      tenant && credential ? [credentialPlace(tenant, credential)] : [],
    );
    return [
      ...upToMost('Tenants', named, text),
      ...upToMost('Credentials', byCredential, text),
      ...best(scopeTexts, words).map(({ scope }) => scopePlace(scope)),
      ...best(pageTexts, words).map(({ page }) => pagePlace(page)),
    ];
  };
}

/** As many as the palette shows, and after them how many more there are: on their page, found by the same words. */
function upToMost(group: 'Tenants' | 'Credentials', places: readonly Place[], text: string): Place[] {
  const more = places.length - MOST;
  if (more <= 0) return [...places];
  return [
    ...places.slice(0, MOST),
    {
      key: `more.${group}`,
      group,
      icon: IconDots,
      text: `${formatCount(more)} more: keep typing, or see all of them`,
      note: 'on the Tenants page',
      open: () => changeAddress(tenantsAddress, { find: text, filter: null }, { rest: '', step: true }),
    },
  ];
}

/** Those that hold every word, the best first. */
function best<Of extends { texts: readonly ReturnType<typeof createFuzzyText>[] }>(
  all: readonly Of[],
  words: readonly string[],
): Of[] {
  const scored = all.map((one) => {
    const each = words.map((word) => Math.max(...one.texts.map((text) => wholeScore(word, text))));
    return { one, score: each.includes(0) ? 0 : each.reduce((sum, score) => sum + score, 0) };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ one }) => one);
}

const tenantPlace = (tenant: Tenant): Place => ({
  key: `tenant.${tenant.id}`,
  group: 'Tenants',
  icon: IconBuilding,
  text: tenant.name,
  note: hostOf(tenant),
  production: tenant.production,
  open: () => navigate('tenants', tenant.id),
});

const credentialPlace = (tenant: Tenant, { id, name }: Tenant['credentials'][number]): Place => ({
  key: `credential.${tenant.id}.${id}`,
  group: 'Credentials',
  icon: IconKey,
  text: name,
  note: tenant.name,
  production: tenant.production,
  open: () => navigate('tenants', tenant.id),
});

const scopePlace = ({ name, status }: ScopeFact): Place => ({
  key: `scope.${name}`,
  group: 'Scopes',
  icon: IconShieldLock,
  text: name,
  note: status === 'current' ? '' : status,
  wire: true,
  open: () => navigate('scopes', name),
});

const pagePlace = ({ title, url }: { title: string; url: string }): Place => ({
  key: `page.${url}`,
  group: 'Documentation',
  icon: IconExternalLink,
  text: title,
  note: new URL(url).host,
  open: () => void openLink(url).catch(reportProblem),
});

const sweepPlace = ({ runId, name, targetNames, startedAt }: SweepSummary): Place => ({
  key: `sweep.${runId}`,
  group: 'Sweeps',
  icon: IconGridDots,
  text: sweepTitle(name, targetNames),
  note: formatExact(startedAt),
  open: () => navigate('sweep', runId),
});

const filePlace = ({ path, name, kind }: PlanFile): Place => ({
  key: `plan.${path}`,
  group: kind === 'plan' ? 'Plans' : 'Integrations',
  icon: kind === 'plan' ? IconListCheck : IconChecklist,
  text: bareName(name),
  note: path,
  open: () => navigate(kind === 'plan' ? 'plans' : 'readiness', path),
});

const exchangePlace = ({ id, method, target, tenantName, at }: ExchangeSummary): Place => ({
  key: `exchange.${id}`,
  group: 'History',
  icon: IconHistory,
  text: `${method} ${target}`,
  note: `${tenantName}, ${formatRelative(at, Date.now())}`,
  wire: true,
  open: () => navigate('history', id),
});

/** Shorter than that is in nearly every exchange. */
const LEAST_LENGTH = 3;
/** As much as the host takes. */
const MOST_LENGTH = 200;

/** What only the host knows. Asks for the sweeps and plans by name and for the history by what the History page is filtered by. */
export async function findHostPlaces(text: string, signal: AbortSignal): Promise<Place[]> {
  const query = text.trim().slice(0, MOST_LENGTH);
  const words = wordsOf(query);
  if (query.length < LEAST_LENGTH) return [];
  const [sweeps, plans, history] = await Promise.all([
    runsOf(host.run, 'sweep').list(),
    host.plan.files({}, { signal }),
    host.history.list({ text: query, limit: MOST }, { signal }),
  ]);
  const named = sweeps.map((sweep) => ({
    sweep,
    texts: [createFuzzyText(sweepTitle(sweep.name, sweep.targetNames)), createFuzzyText(sweep.targetNames.join(' '))],
  }));
  const files = plans.folders
    .flatMap((folder) => folder.files)
    .map((file) => ({ file, texts: [createFuzzyText(bareName(file.name))] }));
  return [
    ...best(named, words).map(({ sweep }) => sweepPlace(sweep)),
    ...best(files, words).map(({ file }) => filePlace(file)),
    ...history.entries.map(exchangePlace),
  ];
}
