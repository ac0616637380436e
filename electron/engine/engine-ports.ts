// What a host hands to the engine, all at once: the world as ports, the documents that it keeps, and what is known of this start.
import type { Notice } from '../../shared/model/notice.ts';
import type { AnswerShapes } from '../../shared/okta/catalogue/answer-shapes.ts';
import type { Catalogue } from '../../shared/okta/catalogue/catalogue.ts';
import type { CataloguesDocument } from './catalogue/catalogue-document.ts';
import type { ErrorLabDocument } from './error-lab/error-lab-document.ts';
import type { LedgerDocument } from './ledger/ledger-document.ts';
import type { LimitsDocument } from './limits/limits-document.ts';
import type { PlanFoldersDocument } from './plans/plan-folders-document.ts';
import type {
  AtomicFile,
  BodyStore,
  CallListener,
  HistoryStore,
  HostPort,
  Now,
  ParseDocument,
  PlanFiles,
  ReadCallFaults,
  RedirectListener,
  RunStore,
  SandboxPort,
  SettingsStore,
  Sleep,
  Wire,
} from './ports.ts';
import type { TenantsDocument } from './tenants/tenant-list.ts';
import type { Vault } from './vault/vault.ts';

export interface EnginePorts {
  version: string;
  dataFolder: string;
  /** What ships; an imported one takes its place in `context.catalogue`. */
  catalogue: Catalogue;
  catalogues: CataloguesDocument;
  ledger: LedgerDocument;
  errorLab: ErrorLabDocument;
  limits: LimitsDocument;
  /** Folders of plans, beside the one of the data folder. */
  planFolders: PlanFoldersDocument;
  planFiles: PlanFiles;
  /** When credentials were last used. */
  lastUsed: AtomicFile;
  parseDocument: ParseDocument;
  /** What is known of the shapes of Okta's answers; read when a plan asks for it. */
  answerShapes(): Promise<AnswerShapes>;
  /** Of the process; undefined for what is not set. Plans name their variables of it. */
  environment(name: string): string | undefined;
  now: Now;
  wire: Wire;
  vault: Vault;
  tenants: TenantsDocument;
  settings: SettingsStore;
  history: HistoryStore;
  bodies: BodyStore;
  /** Where those go that a person does not keep. */
  unkeptBodies: BodyStore;
  runs: RunStore;
  /** Waits of runs. Moves with `now`. */
  sleep: Sleep;
  /** Null for a host that needs no sandbox org: then it is not among the tenants. */
  sandbox: SandboxPort | null;
  host: HostPort;
  redirects: RedirectListener;
  calls: CallListener;
  callFaults: ReadCallFaults;
  /** What the host already knows of this start. */
  notices: Notice[];
}
