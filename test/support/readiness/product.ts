// The product of an integration: it reads people and groups of a customer's org, page by page. It does so as Okta asks for it, or with the faults
// that are given to it. It is plain HTTP and knows of no recorder.
import { until } from '../recorder/rude-client.ts';

export interface Customer {
  /** What the customer has entered. */
  url: string;
  clientId: string;
  secret: string;
}

export interface ProductFaults {
  /** The domain of its first customer, wherever it is installed. */
  builtInUrl?: string;
  noBackOff?: boolean;
  noRenewal?: boolean;
  builtCursors?: boolean;
}

export async function runProduct(customer: Customer, scope: string, faults: ProductFaults = {}): Promise<void> {
  const url = faults.builtInUrl ?? customer.url;
  const ask = async (): Promise<string> => {
    const response = await fetch(`${url}/oauth2/v1/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${customer.clientId}:${customer.secret}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
    });
    return ((await response.json()) as { access_token?: string }).access_token ?? '';
  };
  let token = await ask();
  if (token === '') return;
  const get = async (address: string): Promise<Response> => {
    const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    await response.clone().arrayBuffer();
    return response;
  };
  const call = async (address: string): Promise<Response> => {
    const response = await get(address);
    if (response.status === 401) {
      if (!faults.noRenewal) token = await ask();
      return get(address);
    }
    if (response.status !== 429) return response;
    const { headers } = response;
    const waitMs = Number(headers.get('x-rate-limit-reset')) * 1000 - Date.parse(headers.get('date') ?? '');
    if (!faults.noBackOff) await until(Date.now() + waitMs);
    return get(address);
  };
  if (faults.builtCursors) for (const after of ['', '&after=40']) await call(`${url}/api/v1/users?limit=100${after}`);
  else {
    let next: string | undefined = `${url}/api/v1/users?limit=100`;
    while (next !== undefined) {
      const { headers }: Response = await call(next);
      next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
  }
  await call(`${url}/api/v1/groups?limit=1`);
}

/** What stands in the way of a recording, so that it is seen how the product takes it. */
export const PRODUCT_TRIALS = [
  'status=429,wait=2,path=/api/v1/groups,times=1',
  'status=401,path=/api/v1/users,times=1',
];
