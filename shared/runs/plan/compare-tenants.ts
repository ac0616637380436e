// One plan on several tenants, side by side: does each step end alike? What differs from org to org by its nature (ids, times, the org's own host) is
// put aside first, with the rules of the Error lab. Pure. A difference is no fault by itself: orgs hold different people.
import { normalizeText } from '../../okta/error-cases/compare/normalize-text.ts';
import type { Verdict } from '../../okta/verdict/verdicts.ts';
import type { StepOutcome, StepResult } from './plan-events.ts';
import type { PlanView } from './reduce-plan.ts';

export interface TenantRun {
  tenant: string;
  /** `https://acme.okta.com`; null where it is not known, and then its host stays in the texts. */
  origin: string | null;
  view: PlanView;
}

export interface ParityDifference {
  /** `outcome`, `status`, `verdict`, the name of an expectation (`body $.id`), or `saved userId`. */
  what: string;
  /** In the order of the runs, with ids, times and hosts put aside. */
  values: { tenant: string; value: string }[];
}

export interface ParityStep {
  id: string;
  /** Whether there is no difference at all. */
  agree: boolean;
  /** In the order of the runs. */
  tenants: { tenant: string; outcome: StepOutcome; status: number | null; verdict: Verdict | null }[];
  differences: ParityDifference[];
}

/** Each step of any of the runs, in the order of the first run that has it. */
export function comparePlanRuns(runs: readonly TenantRun[]): ParityStep[] {
  const results = runs.map(({ view }) => new Map(view.steps.map(({ facts, result }) => [facts.id, result])));
  const ids = new Set(results.flatMap((own) => [...own.keys()]));
  return [...ids].map((id) => {
    const own = runs.map((run, index) => ({ run, result: results[index]?.get(id) ?? null }));
    const tenants = own.map(({ run, result }) => ({
      tenant: run.tenant,
      outcome: result?.outcome ?? ('could-not-run' as const),
      status: result?.status ?? null,
      verdict: result?.verdict ?? null,
    }));
    const facts = own.map(({ run, result }, index) => ({
      tenant: run.tenant,
      of: factsOf(run, result, tenants[index]),
    }));
    const names = new Set(facts.flatMap(({ of }) => [...of.keys()]));
    const differences = [...names].flatMap((what): ParityDifference[] => {
      const values = facts.map(({ tenant, of }) => ({ tenant, value: of.get(what) ?? 'none' }));
      return new Set(values.map(({ value }) => value)).size > 1 ? [{ what, values }] : [];
    });
    return { id, agree: differences.length === 0, tenants, differences };
  });
}

/** What is compared, by its name. */
function factsOf(
  run: TenantRun,
  result: StepResult | null,
  shown: Pick<ParityStep['tenants'][number], 'outcome' | 'status' | 'verdict'> | undefined,
): Map<string, string> {
  const facts = new Map([
    ['outcome', shown?.outcome ?? 'none'],
    ['status', String(shown?.status ?? 'none')],
    ['verdict', shown?.verdict ?? 'none'],
  ]);
  const counts = new Map<string, number>();
  for (const { what, actual, met } of result?.expectations ?? []) {
    if (what === 'status' || what === 'verdict') continue;
    // Of two expectations of one place, each with its own.
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    // How long it took is never the same twice: whether that was soon enough is.
    const said = what === 'time' ? (met ? 'soon enough' : 'too late') : withoutOwn(run, actual);
    facts.set(count === 1 ? what : `${what} (${count})`, said);
  }
  for (const [name, value] of Object.entries(result?.saved ?? {}))
    facts.set(`saved ${name}`, withoutOwn(run, JSON.stringify(value)));
  return facts;
}

const UUID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi;

const withoutOwn = ({ origin }: TenantRun, text: string): string =>
  normalizeText(text, { host: origin?.replace(/^https?:\/\//, '') ?? '', clientId: null })
    .replace(UUID, '{id}')
    .replace(/\{(id|time|org|host|errorId)\}/g, (_all, name: string) => `<${NAMES[name] ?? name}>`);

const NAMES: Record<string, string> = { host: 'org', errorId: 'id' };
