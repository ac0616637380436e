// One whole exchange by its id, read from the host when it is to be shown. Null while it is on its way, or without an id.
import { useEffect, useState } from 'react';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { host } from '../../platform/client.ts';
import type { UserError } from '../../platform/errors.ts';
import { useAction } from '../../ui/progress/use-action.ts';

export interface KeptExchange {
  exchange: Exchange | null;
  error: UserError | null;
  retry: () => void;
}

export function useKeptExchange(exchangeId: string | null): KeptExchange {
  const [read, setRead] = useState<Exchange | null>(null);
  const { run, error } = useAction(async (id: string) => setRead(await host.history.get({ exchangeId: id })));
  useEffect(() => {
    if (exchangeId !== null) void run(exchangeId);
  }, [exchangeId, run]);
  const exchange = read?.id === exchangeId ? read : null;
  return { exchange, error: exchange ? null : error, retry: () => exchangeId !== null && void run(exchangeId) };
}
