// One whole exchange by its id: at once when it was opened before, else read from the host.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useAction } from '../../ui/progress/use-action.ts';
import type { KeptExchange } from '../../viewer/exchange/use-kept-exchange.ts';
import { openExchange } from './actions.ts';
import { historyStore } from './history-store.ts';

export function useExchange(exchangeId: string): KeptExchange {
  const exchange = useStore(historyStore, (state) => state.opened[exchangeId]) ?? null;
  const { run, error } = useAction(async (id: string) => {
    await openExchange(id);
  });
  useEffect(() => {
    if (!historyStore.getState().opened[exchangeId]) void run(exchangeId);
  }, [exchangeId, run]);
  return { exchange, error: exchange ? null : error, retry: () => void run(exchangeId) };
}
