// One cookie of a request, by its name.
import type { Exchange } from './exchange.ts';

/** Null: the browser has none. */
export function cookieOf({ request }: Exchange, name: string): string | null {
  const cookies = (request.headers.get('cookie') ?? '').split(/;\s*/);
  return cookies.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) || null;
}
