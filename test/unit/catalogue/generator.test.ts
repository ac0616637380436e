// The generator as a maintainer runs it: the command, real files, exit codes, nothing half written.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CatalogueFile } from '../../../shared/okta/catalogue/catalogue.ts';

const script = fileURLToPath(new URL('../../../scripts/catalogue/generate.mjs', import.meta.url));
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scopebench-catalogue-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** What the command runs, in this process: the cases of bad input need no process each. */
type Make = (
  args: string[],
  io: { directory: string; out(line: string): void; err(line: string): void },
) => Promise<number>;
const module = new URL('../../../scripts/catalogue/make.mjs', import.meta.url).href;
const { make } = (await import(/* @vite-ignore */ module)) as { make: Make };

async function refuse(name: string, text: string) {
  const directory = await mkdtemp(join(folder, 'out-'));
  const input = join(folder, name);
  await writeFile(input, text);
  const lines: string[] = [];
  const code = await make([input], { directory, out: () => {}, err: (line) => lines.push(line) });
  return { code, err: lines.join('\n'), files: await readdir(directory) };
}

async function generate(name: string, text: string, ...args: string[]) {
  const directory = await mkdtemp(join(folder, 'out-'));
  const input = join(folder, name);
  await writeFile(input, text);
  const result = await run(input, '--out', directory, ...args);
  const files = await readdir(directory);
  const read = async (file: string) => JSON.parse(await readFile(join(directory, file), 'utf8')) as CatalogueFile;
  return { ...result, files, read, directory };
}

const OPENAPI = `openapi: 3.0.3
info: {title: Made up, version: 2030.01.0}
components:
  securitySchemes:
    oauth2: {type: oauth2, flows: {authorizationCode: {authorizationUrl: /a, tokenUrl: /t, scopes: {okta.things.read: x, okta.things.manage: x, okta.spare.read: x}}}}
    apiToken: {type: apiKey, name: Authorization, in: header}
    basic: {type: http, scheme: basic}
  parameters:
    limit: {name: limit, in: query, description: never read, schema: {$ref: '#/components/schemas/Limit'}}
    after: {name: after, in: query, schema: {type: string}}
  schemas:
    Limit: {type: integer, minimum: 1, maximum: 200, default: 20}
paths:
  /api/v1/things/{thingId}:
    parameters:
      - {name: thingId, in: path, required: true, schema: {type: string}}
      - {name: expand, in: query, schema: {type: array, items: {type: string, enum: [a, b]}}}
    delete:
      operationId: deleteThing
      tags: [Thing]
      deprecated: true
      x-okta-iam-admin-roles: [ORG_ADMIN]
      security: [{oauth2: [okta.things.manage]}, {apiToken: []}]
      responses: {'429': {description: x}, '204': {description: x}}
  /api/v1/things:
    post:
      operationId: createThing
      tags: [Thing]
      requestBody: {content: {application/json: {schema: {type: object}}}}
      security: [{apiToken: []}, {oauth2: [okta.things.manage]}]
      responses: {'201': {description: x}}
    get:
      operationId: listThings
      summary: never read
      tags: [Thing]
      x-okta-lifecycle: {lifecycle: LIMITED_GA, SKUs: [Okta Identity Engine]}
      parameters: [{$ref: '#/components/parameters/limit'}, {$ref: '#/components/parameters/after'}]
      security: [{oauth2: [okta.things.read]}, {apiToken: []}]
      responses: {'200': {description: x}}
  /oauth2/v1/token:
    post:
      operationId: token
      security: [{basic: []}]
      responses: {'200': {description: x}}
`;

describe('npm run catalogue', () => {
  it('turns an OpenAPI file in YAML into facts, without a word of its prose', async () => {
    const { code, out, files, read } = await generate('a.yaml', OPENAPI);
    expect({ code, files }).toEqual({ code: 0, files: ['management.json'] });
    expect(out).toContain('version 2030.01.0, 4 operations');
    const file = await read('management.json');
    expect(JSON.stringify(file)).not.toContain('never read');
    expect(file.operations.map((each) => `${each.method} ${each.path}`)).toEqual([
      'GET /api/v1/things',
      'POST /api/v1/things',
      'DELETE /api/v1/things/{thingId}',
      'POST /oauth2/v1/token',
    ]);
    expect(file.operations[0]).toEqual({
      id: 'listThings',
      family: 'management',
      method: 'GET',
      path: '/api/v1/things',
      tag: 'Thing',
      scopes: ['okta.things.read'],
      auth: ['apiToken', 'oauth2'],
      parameters: [
        { name: 'limit', in: 'query', required: false, type: 'integer', default: 20, min: 1, max: 200 },
        { name: 'after', in: 'query', required: false, type: 'string' },
      ],
      body: false,
      responses: ['200'],
      lifecycle: 'LIMITED_GA',
      paginated: true,
      skus: ['Okta Identity Engine'],
    });
    expect(file.operations[2]).toMatchObject({
      deprecated: true,
      adminRoles: ['ORG_ADMIN'],
      responses: ['204', '429'],
      parameters: [
        { name: 'thingId', in: 'path', required: true, type: 'string' },
        { name: 'expand', in: 'query', required: false, type: 'array', enum: ['a', 'b'] },
      ],
    });
    expect(file.operations[3]).toMatchObject({ auth: ['client'], scopes: [] });
    const current = file.scopes.filter((each) => each.status === 'current');
    expect(current.map((each) => each.name)).toEqual(['okta.spare.read', 'okta.things.manage', 'okta.things.read']);
    expect(current[2]?.probe).toEqual({ operationId: 'listThings', query: { limit: '1' } });
  });

  it('gives the same bytes for JSON and for YAML, whatever the order of the paths', async () => {
    const { parse } = await import('yaml');
    const document = parse(OPENAPI) as { paths: Record<string, unknown> };
    document.paths = Object.fromEntries(Object.entries(document.paths).reverse());
    const [yaml, json] = [await generate('b.yaml', OPENAPI), await generate('b.json', JSON.stringify(document))];
    expect(await readFile(join(json.directory, 'management.json'), 'utf8')).toBe(
      await readFile(join(yaml.directory, 'management.json'), 'utf8'),
    );
  });

  it('reads facts tables by their content and gives each its family', async () => {
    const row = {
      method: 'GET',
      path: '/oauth2/v1/clients/{clientId}',
      operationId: 'getClient',
      tag: 'Client',
      scopes: ['okta.clients.read'],
      auth: ['apiToken', 'oauth2'],
      lifecycle: 'GA',
      query: [],
      hasBody: false,
      responses: ['200'],
      paginated: false,
    };
    const table = { specVersion: '1.2.3', operations: [row], scopes: ['okta.clients.read'] };
    const { code, files, read } = await generate(
      'f.json',
      JSON.stringify({ 'oauth-minimal': table, 'oag-minimal': table }),
    );
    expect({ code, files }).toEqual({ code: 0, files: ['oauth.json'] });
    expect((await read('oauth.json')).operations[0]?.parameters).toEqual([
      { name: 'clientId', in: 'path', required: true, type: 'string' },
    ]);
  });

  it('takes a version that YAML reads as a number', async () => {
    const { code, out } = await generate('n.yaml', OPENAPI.replace('2030.01.0', '3.5'), '--family', 'governance');
    expect(code).toBe(0);
    expect(out).toContain('governance.json: version 3.5');
  });

  it.each([
    ['empty file', '', 'is empty'],
    ['broken YAML', 'openapi: 3.0.3\npaths:\n  a: [1, 2\nb: 3\n', 'line 4'],
    ['broken JSON', '{"openapi": "3.0.3",\n "info": [1, }', 'line 2'],
    ['another sort of file', '{"hello": 1}', '$.openapi must be a version 3'],
    ['Swagger 2', '{"swagger": "2.0", "info": {"version": "1"}, "paths": {}}', 'This is Swagger 2.0'],
    ['no version', '{"openapi": "3.0.0", "info": {}, "paths": {}}', '$.info.version is missing'],
    [
      'no operation id',
      OPENAPI.replace('operationId: deleteThing', 'x: y'),
      '$.paths["/api/v1/things/{thingId}"].delete has no operationId',
    ],
    ['an id twice', OPENAPI.replace('deleteThing', 'listThings'), 'has the operationId "listThings" of $.paths'],
    [
      'a reference to nothing',
      OPENAPI.replace('parameters/after', 'parameters/gone'),
      '.get.parameters[1] refers to a parameter that is not in the file',
    ],
    [
      'facts without a list',
      '{"specVersion": "1", "operations": [{"method": "GET", "path": "/x", "operationId": "x"}]}',
      '$.operations[0].scopes must be a list',
    ],
  ])('refuses %s, says where, and writes nothing', async (name, text, message) => {
    const { code, err, files } = await refuse(`${name.replaceAll(' ', '-')}.txt`, text);
    expect({ code, files }).toEqual({ code: 2, files: [] });
    expect(err).toContain(message);
  });

  it('distinguishes wrong usage from a wrong file', async () => {
    expect(await run()).toMatchObject({ code: 1 });
    expect((await run('x.yaml', '--family', 'nonsense')).err).toContain('There is no family "nonsense"');
    const missing = await run(join(folder, 'not-there.yaml'));
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('cannot be read (ENOENT)');
  });
});

describe('from facts about recorded answers', () => {
  const field = (path: string, types: string, of?: string) => ({ path, types, ...(of ? { of } : {}) });
  const FACTS = {
    operations: {
      'GET /api/v1/things': {
        operation: 'listThings',
        list: true,
        variants: {
          'status=ON': {
            n: 20,
            cassettes: 2,
            fields: [
              field('id', 'id 00t…|string'),
              field('at', 'time .000Z|null'),
              field('size', 'number', '3/20'),
              field('profile', 'object'),
              field('profile.typedByAPerson', 'string'),
              field('_links', 'object'),
              field('_links.self', 'object'),
              field('_links.self.href', 'url'),
            ],
          },
          'status=OFF': { n: 4, cassettes: 1, fields: [field('id', 'string'), field('size', 'string')] },
        },
      },
      'GET /api/v1/rare': {
        operation: 'getRare',
        list: false,
        variants: { '': { n: 3, cassettes: 3, fields: [field('id', 'string')] } },
      },
    },
  };

  it('writes types of what is Okta’s own, and what was never absent in many answers', async () => {
    const { code, files, directory } = await generate('shapes-facts.json', JSON.stringify(FACTS));
    expect([code, files]).toEqual([0, ['shapes.json']]);
    expect(JSON.parse(await readFile(join(directory, 'shapes.json'), 'utf8'))).toEqual({
      getRare: { list: false, fields: { id: 'string' }, always: [] },
      listThings: {
        list: true,
        fields: {
          ...{ id: 'string', at: 'string', size: 'number|string' },
          ...{ profile: 'object', _links: 'object', '_links.self': 'object' },
        },
        always: ['id'],
      },
    });
  });

  it('refuses a type that it does not know, and writes nothing', async () => {
    const text = JSON.stringify(FACTS).replace('"number"', '"colour"');
    expect(await refuse('shapes-bad.json', text)).toMatchObject({
      code: 2,
      err: expect.stringContaining('$.operations["GET /api/v1/things"] has a field of the unknown type colour.'),
      files: [],
    });
  });
});
