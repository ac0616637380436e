// Settings in memory, checked on the way in; a change is on disk before the reply. Changes are made one after the other, each
// on what the one before has left, and a page that is loaded while one is being written waits for it.
import { X509Certificate } from 'node:crypto';
import { DEFAULT_SETTINGS } from '../../../shared/model/default-settings.ts';
import { type Settings, type SettingsPatch, settings as schema } from '../../../shared/model/settings.ts';
import type { EngineEvents } from '../engine-events.ts';
import { BenchError } from '../errors.ts';
import type { SettingsStore } from '../ports.ts';

export interface SettingsService {
  get(): Settings;
  /** As they are when every change that was asked for before is made or refused. */
  settled(): Promise<Settings>;
  load(stored: unknown): void;
  /** Who is notified of it by `settings-changed` is awaited before it resolves. */
  update(patch: SettingsPatch): Promise<Settings>;
}

export function createSettingsService(store: SettingsStore, events: EngineEvents): SettingsService {
  let current = DEFAULT_SETTINGS;
  let last: Promise<unknown> = Promise.resolve();
  const change = async (patch: SettingsPatch): Promise<Settings> => {
    const next: Settings = {
      theme: patch.theme ?? current.theme,
      network: { ...current.network, ...patch.network },
      history: { ...current.history, ...patch.history },
      vault: { ...current.vault, ...patch.vault },
      sandbox: { ...current.sandbox, ...patch.sandbox },
    };
    checkProxy(next.network.proxy);
    readCertificates(next.network.customCa);
    await store.write(next);
    const before = current;
    current = next;
    await events.emit('settings-changed', { settings: next, before });
    return current;
  };
  return {
    get: () => current,
    settled: () => last.then(() => current),
    load(stored) {
      const parsed = schema.safeParse(stored);
      if (parsed.success) current = parsed.data;
    },
    update(patch) {
      const changed = last.then(() => change(patch));
      // One that is refused says so to its own caller only.
      last = changed.catch(() => undefined);
      return changed;
    },
  };
}

/** Throws INVALID_INPUT. Credentials in the address are refused: the password has its own place, in the vault. */
export function checkProxy(proxy: Settings['network']['proxy']): void {
  if (proxy.mode !== 'manual') return;
  const url = URL.canParse(proxy.url) ? new URL(proxy.url) : null;
  if (!url || !/^https?:$/.test(url.protocol))
    throw new BenchError('INVALID_INPUT', 'The proxy address is not complete.', {
      fix: 'Write it with its scheme and port, such as http://proxy.acme.example:8080.',
    });
  if (url.username || url.password)
    throw new BenchError('INVALID_INPUT', 'The proxy address holds a user name or password.', {
      fix: 'Enter them in their own fields: the password is kept in the vault.',
    });
}

export interface CertificateView {
  subject: string;
  issuer: string;
  validTo: string;
  fingerprint: string;
}

/** The certificates in a PEM text. Throws INVALID_INPUT that names the one that cannot be read; empty text gives []. */
export function readCertificates(pem: string): CertificateView[] {
  if (pem.trim() === '') return [];
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0)
    throw new BenchError('INVALID_INPUT', 'There is no certificate in this text.', {
      fix: 'Paste PEM text: it begins with -----BEGIN CERTIFICATE-----.',
    });
  return blocks.map((block, index) => {
    try {
      const { subject, issuer, validTo, fingerprint256 } = new X509Certificate(block);
      return { subject, issuer, validTo, fingerprint: fingerprint256 };
    } catch {
      throw new BenchError('INVALID_INPUT', `Certificate ${index + 1} of ${blocks.length} cannot be read.`, {
        fix: 'Copy it again, with its first and last line.',
      });
    }
  });
}
