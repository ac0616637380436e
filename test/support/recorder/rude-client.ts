// Two programs that do the same work at an org: one that does everything wrong that can be done, and one that does it as Okta asks for it. They
// are plain HTTP and know of no recorder: only their base URL differs.
export interface Account {
  url: string;
  clientId: string;
  secret: string;
}

const tokenOf = async ({ url, clientId, secret }: Account, scope: string) => {
  const response = await fetch(`${url}/oauth2/v1/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
};

const get = async (address: string, token: string): Promise<Response> => {
  const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  await response.clone().arrayBuffer();
  return response;
};

/** A timer of a busy process fires early by the clock, as it counts from when the process was last free. */
export async function until(moment: number): Promise<void> {
  while (Date.now() < moment) await new Promise((resolve) => setTimeout(resolve, moment - Date.now()));
}

/** No back-off, a token for each call, built cursors, a 403 that is repeated, a loop on a 401, a secret in an address. */
export async function beRude(account: Account): Promise<void> {
  const { url } = account;
  const call = async (path: string) => get(`${url}${path}`, await tokenOf(account, 'okta.users.read'));
  for (const after of ['', '&after=2', '&after=4']) await call(`/api/v1/users?limit=2${after}`);
  // Meets a 429, and asks again at once.
  await call('/api/v1/users/me');
  await call('/api/v1/users/me');
  // Its scopes are not for groups; it asks twice.
  await call('/api/v1/groups');
  await call('/api/v1/groups');
  const token = await tokenOf(account, 'okta.users.read');
  await get(`${url}/api/v1/users?limit=1&access_token=${token}`, token);
  await get(`${url}/api/v1/users?limit=1`, 'gone');
  await get(`${url}/api/v1/users?limit=1`, 'gone');
}

/** The same, within its scopes. */
export async function bePolite(account: Account): Promise<void> {
  const { url } = account;
  const scope = 'okta.users.read okta.groups.read';
  let token = await tokenOf(account, scope);
  /** Waits by the org's clock after a 429, and renews once after a 401. */
  const call = async (address: string): Promise<Response> => {
    const response = await get(address, token);
    const { status, headers } = response;
    if (status === 429) {
      const waitMs = Number(headers.get('x-rate-limit-reset')) * 1000 - Date.parse(headers.get('date') ?? '');
      await until(Date.now() + waitMs);
      return get(address, token);
    }
    if (status === 401) {
      token = await tokenOf(account, scope);
      return get(address, token);
    }
    return response;
  };
  let next: string | undefined = `${url}/api/v1/users?limit=100`;
  while (next !== undefined) {
    const { headers }: Response = await call(next);
    next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
  }
  await call(`${url}/api/v1/groups?limit=1`);
}
