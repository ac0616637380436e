// Whom a TLS connection trusts: the runtime's roots, the system's where the runtime can read them (Node 22.15 and newer,
// Electron), and the person's own CA beside them. Companies that inspect TLS need the last two; the first must stay.
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls, { type SecureContext } from 'node:tls';

/** The custom CA text holds no readable certificate. */
export class CustomCaError extends Error {
  override readonly name = 'CustomCaError';
}

const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** A context for tls.connect. Throws CustomCaError when `customCa` is neither empty nor PEM certificates. */
export function createTrust(customCa: string): SecureContext {
  const own = parseCertificates(customCa);
  return tls.createSecureContext({ ca: [...new Set([...runtimeRoots(), ...own])] });
}

function parseCertificates(text: string): string[] {
  if (text.trim() === '') return [];
  const found = text.match(PEM) ?? [];
  if (found.length === 0) throw new CustomCaError('no PEM certificate');
  try {
    for (const pem of found) new X509Certificate(pem);
  } catch {
    throw new CustomCaError('unreadable certificate');
  }
  return found;
}

type ReadCertificates = (kind: 'default' | 'system') => readonly string[];

function runtimeRoots(): readonly string[] {
  const read = (tls as { getCACertificates?: ReadCertificates }).getCACertificates;
  if (read === undefined) return [...tls.rootCertificates, ...extraRoots()];
  try {
    return [...read('default'), ...read('system')];
  } catch {
    return tls.rootCertificates;
  }
}

/** Naming roots of one's own makes older Nodes forget NODE_EXTRA_CA_CERTS; an unreadable file is ignored there too. */
function extraRoots(): string[] {
  const path = process.env.NODE_EXTRA_CA_CERTS;
  if (path === undefined || path === '') return [];
  try {
    return parseCertificates(readFileSync(path, 'utf8'));
  } catch {
    return [];
  }
}
