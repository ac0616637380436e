// The events of a run of a plan as one view: for page, command line and every report. Pure; whoever joins late sees the same.
import { freshEvents } from '../numbered.ts';
import type { RunEvent } from '../run-kinds.ts';
import type { NegativeResult, ScopeResult, StepFacts, StepOutcome, StepResult } from './plan-events.ts';

type PlanEvent = RunEvent<'plan'>;
type Started = Extract<PlanEvent, { type: 'started' }>;
type Token = Extract<PlanEvent, { type: 'token' }>;

export interface PlanView {
  lastSeq: number;
  started: Started | null;
  /** Of the plan itself, in the order of the file; null before a step has its result. `sending`: it is known to be on its way. */
  steps: { facts: StepFacts; result: StepResult | null; sending: boolean }[];
  /** With one scope left out: what was sent. */
  rounds: { leftOut: string; steps: StepResult[] }[];
  tokens: Token[];
  /** Of a mutation, in the order of the plan's scopes. */
  scopes: ScopeResult[];
  /** Cases that are to be refused, in the order in which they ended. */
  negatives: NegativeResult[];
  /** Epoch ms; null when nothing is waited for. */
  waitingUntil: number | null;
  /** By a person, or by itself for a reason; null while it goes on. */
  paused: { message: string | null } | null;
  end: { reason: 'complete' | 'cancelled'; outcome: StepOutcome; message: string; at: number } | null;
}

export const EMPTY_PLAN: PlanView = {
  lastSeq: 0,
  started: null,
  steps: [],
  rounds: [],
  tokens: [],
  scopes: [],
  negatives: [],
  waitingUntil: null,
  paused: null,
  end: null,
};

export function reducePlan(view: PlanView, events: readonly PlanEvent[]): PlanView {
  const fresh = freshEvents(events, view.lastSeq);
  if (fresh.length === 0) return view;
  const next = {
    ...view,
    steps: [...view.steps],
    rounds: [...view.rounds],
    tokens: [...view.tokens],
    scopes: [...view.scopes],
    negatives: [...view.negatives],
  };
  for (const event of fresh) {
    next.lastSeq = event.seq;
    if (event.type !== 'waiting' && event.type !== 'sending') next.waitingUntil = null;
    take(next, event);
  }
  return next;
}

/** Of each step by its id: made once for a run, not once for each portion of thousands of events. */
const placesOf = new WeakMap<Started, Map<string, number>>();

function take(next: PlanView, event: PlanEvent): void {
  switch (event.type) {
    case 'started':
      next.started = event;
      next.steps = event.steps.map((facts) => ({ facts, result: null, sending: false }));
      placesOf.set(event, new Map(event.steps.map(({ id }, index) => [id, index])));
      return;
    case 'token':
      next.tokens.push(event);
      return;
    case 'sending':
      if (event.leftOut === null) changeStep(next, event.id, { sending: true });
      return;
    case 'step':
      takeStep(next, event.leftOut, event.result);
      return;
    case 'scope':
      next.scopes.push(event.result);
      return;
    case 'negative':
      next.negatives.push(event.result);
      return;
    case 'waiting':
      next.waitingUntil = event.until;
      return;
    case 'paused':
      next.paused = { message: event.message };
      return;
    case 'resumed':
      next.paused = null;
      // What was on its way then is sent again, or was settled.
      next.steps = next.steps.map((step) => (step.sending ? { ...step, sending: false } : step));
      return;
    case 'end':
      next.paused = null;
      next.end = { reason: event.reason, outcome: event.outcome, message: event.message, at: event.at };
      return;
    default:
  }
}

function takeStep(next: PlanView, leftOut: string | null, result: StepResult): void {
  if (leftOut === null) {
    changeStep(next, result.id, { result, sending: false });
    return;
  }
  const at = next.rounds.findIndex((round) => round.leftOut === leftOut);
  const round = next.rounds[at];
  if (round) next.rounds[at] = { leftOut, steps: [...round.steps, result] };
  else next.rounds.push({ leftOut, steps: [result] });
}

function changeStep(next: PlanView, id: string, change: Partial<PlanView['steps'][number]>): void {
  const index = next.started === null ? undefined : placesOf.get(next.started)?.get(id);
  const step = index === undefined ? undefined : next.steps[index];
  if (index !== undefined && step) next.steps[index] = { ...step, ...change };
}

/** Failed before could not run: what is known to be wrong is the answer. All skipped is skipped. */
export function outcomeOf(outcomes: readonly StepOutcome[]): StepOutcome {
  if (outcomes.includes('failed')) return 'failed';
  if (outcomes.includes('could-not-run')) return 'could-not-run';
  return outcomes.includes('met') ? 'met' : 'skipped';
}
