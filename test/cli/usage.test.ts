// The command line before it does anything: help, typing mistakes, and ends of pipes.
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { runScopebench } from './support/scopebench.ts';
import { spawnScopebench } from './support/spawn-scopebench.ts';

test('--help fits one screen, names every command and the exit codes', async () => {
  const { code, stdout, stderr } = await runScopebench(['--help']);
  expect([code, stderr]).toEqual([0, '']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(46);
  for (const command of ['token', 'send', 'sandbox', 'serve', 'tenants', 'doctor'])
    expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  expect(stdout).toContain('0 met, 1 usage, 2 bad file, 3 could not run, 4 expectation failed');
});

test('--version is that of the package', async () => {
  expect((await runScopebench(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe('typing mistakes are answered with a sentence and exit code 1', () => {
  test.each([
    [['tokn'], "Unknown command 'tokn'.", 'Did you mean token?'],
    [['token', '--scope', 'x'], "Unknown option '--scope'.", 'Did you mean --scopes?'],
    [['tenants', 'lst'], "Unknown command 'lst'.", 'Did you mean list?'],
    [['token'], '--scopes is missing.', 'okta.users.read'],
    [['tenants', 'add', '--name', 'Acme'], '--url is missing.', 'acme.okta.com'],
    [['send', 'GET'], "Missing required argument 'path'.", 'See scopebench send --help.'],
    [['send', 'GET', '/', 'extra'], 'Too many arguments', 'See scopebench send --help.'],
  ])('%j', async (args, message, fix) => {
    const reported = await runScopebench(args);
    expect(reported.code).toBe(1);
    expect(reported.stdout).toBe('');
    expect(reported.stderr).toContain(`Error: ${message}`);
    expect(reported.stderr).toContain(fix);
    const json = await runScopebench([...args, '--json']);
    expect(json.code).toBe(1);
    expect(Object.keys(json.json)).toEqual(['error']);
    expect(Object.keys(json.json.error)).toEqual(['code', 'message', 'fix']);
  });

  test('no command at all', async () => {
    const { code, stdout, stderr } = await runScopebench([]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Usage: scopebench');
  });
});

test('a reader that goes away is no error', async () => {
  const child = spawnScopebench(['--help']);
  child.stdout.destroy();
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const [code] = await once(child, 'exit');
  expect([code, errors]).toEqual([0, '']);
});

test('standard input that is closed or empty is said', async () => {
  const args = ['send', 'GET', '/api/v1/users', '--org', 'http://127.0.0.1:9', '--token-stdin', '--json'];
  const { code, json } = await runScopebench(args);
  expect(code).toBe(1);
  expect(json.error.message).toContain('--token-stdin got nothing');
});

test('each command has in the help above it the usage of its own help', async () => {
  const usages = async (above: string[]) => {
    const { stdout } = await runScopebench([...above, '--help']);
    const lines = [...stdout.matchAll(/^ {2}([a-z-]+)((?: [[<]\S+)*)(?: {2}.*)?$/gm)].filter(
      ([, name]) => name !== 'scopebench',
    );
    for (const [, name = '', usage = ''] of lines) {
      const own = await runScopebench([...above, name, '--help']);
      const group = own.stdout.includes('\nCommands:') ? ' [options] [command]' : usage;
      expect(own.stdout.split('\n')[0]).toBe(`Usage: scopebench ${[...above, name].join(' ')}${group}`);
    }
    return lines.length;
  };
  expect([await usages([]), await usages(['tenants']), await usages(['vault']), await usages(['plan'])]).toEqual([
    21, 10, 3, 3,
  ]);
});
