// What a vendor asks for and says, as it is typed here, and the file of calls that was read for it. The texts survive a reload, masked:
// a pasted recording may hold a token. Of a file only the operations are kept, and only in memory.
import { createStore } from 'zustand/vanilla';
import { NOTHING_SAID, readSaid, type Said } from '../../../../shared/okta/asks/read-said.ts';
import type { Operation } from '../../../../shared/okta/catalogue/catalogue.ts';
import { redactText } from '../../../../shared/redact/redact-text.ts';
import { host } from '../../../platform/client.ts';
import { readKept, writeKept } from '../../../platform/kept-value.ts';
import { catalogueStore } from '../../../platform/session-state/catalogue.ts';
import { type Recorded, withRecorded } from './with-recorded.ts';

interface VendorState {
  asked: string;
  does: string;
  against: string;
  comparing: boolean;
  recorded: Recorded | null;
  /** Of `does` and `recorded`; a moment behind them while a long text is read. */
  said: Said;
}

const KEPT = 'audit.vendor';
/** A longer text is a recording: it is not kept. */
const KEPT_MOST = 20_000;

const textIn = (kept: unknown, key: string): string => {
  const value: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, key) : undefined;
  return typeof value === 'string' ? value : '';
};

const kept = readKept(KEPT);

export const vendorStore = createStore<VendorState>()(() => ({
  asked: textIn(kept, 'asked'),
  does: textIn(kept, 'does'),
  against: textIn(kept, 'against'),
  comparing: textIn(kept, 'comparing') === 'yes',
  recorded: null,
  said: NOTHING_SAID,
}));

const short = (text: string): string => (text.length > KEPT_MOST ? '' : redactText(text));

/** Every key is written a moment later: masking a long text costs. */
let saving: ReturnType<typeof setTimeout> | undefined;

vendorStore.subscribe(({ asked, does, against, comparing }, before) => {
  if (asked === before.asked && does === before.does && against === before.against && comparing === before.comparing)
    return;
  clearTimeout(saving);
  saving = setTimeout(keepNow, 300);
});

function keepNow(): void {
  const { asked, does, against, comparing } = vendorStore.getState();
  const texts = { asked: short(asked), does: short(does), against: short(against) };
  const isEmpty = Object.values(texts).every((text) => text === '') && !comparing;
  writeKept(KEPT, isEmpty ? null : { ...texts, comparing: comparing ? 'yes' : 'no' });
}

globalThis.addEventListener?.('pagehide', keepNow);

export function changeVendor(part: Partial<Pick<VendorState, 'asked' | 'does' | 'against' | 'comparing'>>): void {
  vendorStore.setState(part);
}

export const clearVendor = (): void =>
  vendorStore.setState({ asked: '', does: '', against: '', recorded: null, said: NOTHING_SAID });

export const dropRecorded = (): void => vendorStore.setState({ recorded: null });

/** Reads what is said again; the newest text wins. */
export async function followSaid(operations: readonly Operation[]): Promise<void> {
  const { does, recorded } = vendorStore.getState();
  const said = await readSaid(does, operations, async (text) => {
    const { document, fault } = (await import('../../../../shared/documents/yaml-text.ts')).readYamlText(text);
    return fault === null ? { document } : { problem: fault.message };
  });
  const now = vendorStore.getState();
  if (now.does !== does || now.recorded !== recorded) return;
  vendorStore.setState({ said: withRecorded(said, recorded, operations) });
}

/** A file of calls is read by the host, as least privilege does it: it may be large. */
export async function readRecording(file: File | undefined): Promise<void> {
  if (!file) return;
  const { used, unmatched, files } = await host.infer.run({ files: [{ name: file.name, text: await file.text() }] });
  const known = catalogueStore.getState().operation;
  vendorStore.setState({
    recorded: {
      name: file.name,
      calls: files.reduce((sum, { calls }) => sum + calls, 0),
      operationIds: used.map(({ operationId }) => operationId).filter((id) => known.has(id)),
      unmatched: unmatched.map(({ method, path }) => `${method} ${path}`),
      problems: files.flatMap(({ problems }) => problems),
    },
  });
}
