// HAR of a long history: its exchanges are opened one after the other, and what a limit takes meanwhile does not cost the rest.
import { expect, test } from 'vitest';
import { BenchError } from '../../../electron/engine/errors.ts';
import { toHar } from '../../../electron/engine/history/to-har.ts';
import type { Exchange } from '../../../shared/model/exchange.ts';
import { sampleExchange } from '../../support/storage/storage-sample.ts';

/** An exchange whose body has that many characters. */
function withBody(id: string, length: number): Exchange {
  const { exchange } = sampleExchange(id);
  if (exchange.response === null) throw new Error('the sample has no response');
  const body = { ...exchange.response.body, text: 'x'.repeat(length) };
  return { ...exchange, response: { ...exchange.response, body } };
}

test('one exchange is open at a time, in the order asked for', async () => {
  let open = 0;
  let most = 0;
  const ids = Array.from({ length: 500 }, (_, index) => `ex-${index}`);
  const text = await toHar(
    ids,
    async (id) => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
      return { ...sampleExchange(id).exchange, requestId: id };
    },
    { version: '1.2.3', leftOut: [] },
  );
  expect(most).toBe(1);
  const { log } = JSON.parse(text);
  expect(log).toMatchObject({ version: '1.2', creator: { name: 'Scopebench', version: '1.2.3' } });
  expect(log.entries.map((entry: { _requestId: string }) => entry._requestId)).toEqual(ids);
});

test('what is gone meanwhile is left out; the only one asked for is missed', async () => {
  const read = async (id: string) => {
    if (id === 'gone') throw new BenchError('NOT_FOUND', 'It is gone.', { fix: 'None.' });
    return sampleExchange(id).exchange;
  };
  expect(JSON.parse(await toHar(['one', 'gone', 'two'], read, { version: '1', leftOut: [] })).log.entries).toHaveLength(
    2,
  );
  await expect(toHar(['gone'], read, { version: '1', leftOut: [] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('bodies that would make the file too long to be text are left out, and it says so', async () => {
  const read = async (id: string) => withBody(id, id === 'small' ? 10 : 40_000_000);
  const { log } = JSON.parse(await toHar(['first', 'second', 'small'], read, { version: '1', leftOut: [] }));
  const contents = log.entries.map((entry: { response: { content: object } }) => entry.response.content);
  expect(contents[0].text).toHaveLength(40_000_000);
  expect(contents[1].text).toBeUndefined();
  expect(contents[1].comment).toContain('Export fewer entries');
  expect(contents[2].text).toHaveLength(10);
});
