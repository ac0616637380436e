// One whole exchange by its id: at once when it was opened before, else read from the host.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Exchange } from '../../../shared/model/exchange.ts';
import type { UserError } from '../../platform/errors.ts';
import { useAction } from '../../ui/progress/use-action.ts';
import { openExchange } from './actions.ts';
import { historyStore } from './history-store.ts';

export interface OpenedExchange {
  exchange: Exchange | null;
  error: UserError | null;
  retry: () => void;
}

export function useExchange(exchangeId: string): OpenedExchange {
  const exchange = useStore(historyStore, (state) => state.opened[exchangeId]) ?? null;
  const { run, error } = useAction(async (id: string) => {
    await openExchange(id);
  });
  useEffect(() => {
    if (!historyStore.getState().opened[exchangeId]) void run(exchangeId);
  }, [exchangeId, run]);
  return { exchange, error: exchange ? null : error, retry: () => void run(exchangeId) };
}
