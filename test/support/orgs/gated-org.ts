// An org that grants every scope, knows a few users, one a page, and answers only as many requests as it was let: a run against
// it waits where a test wants it, however fast the machine is.
import { startOrigin } from './fake-origin.ts';

export interface GatedOrg {
  url: string;
  /** What was asked so far, answered or not: method and path. */
  asked(): readonly string[];
  /** So many requests are not answered yet. */
  waiting(): number;
  /** So many more requests are answered, those that wait first. */
  let(count: number): void;
  close(): Promise<void>;
}

/** The list of users is so long. */
export const GATED_PAGES = 5;

const userOn = (page: number) => JSON.stringify([{ id: `00uexample${page}`, status: 'ACTIVE' }]);

export async function startGatedOrg(): Promise<GatedOrg> {
  let left = 0;
  let waiting: (() => void)[] = [];
  const asked: string[] = [];
  const server = await startOrigin(async (request, response) => {
    asked.push(`${request.method} ${request.url}`);
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const answer = () => {
      const token = request.url?.endsWith('/token') ?? false;
      const scope = new URLSearchParams(body).get('scope') ?? '';
      const page = Number(new URL(request.url ?? '/', server.url).searchParams.get('after') ?? 1);
      response.writeHead(200, {
        'content-type': 'application/json',
        ...(page < GATED_PAGES && { link: `<${server.url}/api/v1/users?after=${page + 1}>; rel="next"` }),
      });
      response.end(
        token ? JSON.stringify({ token_type: 'Bearer', expires_in: 3600, access_token: 'a.b.c', scope }) : userOn(page),
      );
    };
    if (left > 0) {
      left -= 1;
      answer();
    } else waiting.push(answer);
  });
  return {
    url: server.url,
    asked: () => asked,
    waiting: () => waiting.length,
    let(count) {
      const now = waiting.slice(0, count);
      waiting = waiting.slice(count);
      left += count - now.length;
      for (const answer of now) answer();
    },
    close: server.close,
  };
}
