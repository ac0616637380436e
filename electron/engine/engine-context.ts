// What every service of the engine shares. Built once in create-engine.ts; services take it whole, because each names
// only what it uses and a new need does not ripple through every signature.
import type { Exchange } from '../../shared/model/exchange.ts';
import type { ExchangeSource } from '../../shared/model/exchange-sources.ts';
import type { Settings } from '../../shared/model/settings.ts';
import type { Catalogue, Operation } from '../../shared/okta/catalogue/catalogue.ts';
import type { CallsInFlight } from './calls-in-flight.ts';
import type { SigningKeys } from './credentials/client-assertion-keys.ts';
import type { ProofBook } from './credentials/proof-book.ts';
import type { EngineEvents } from './engine-events.ts';
import type { ExchangeRequest, RanExchange } from './exchange/run-exchange.ts';
import type { TokenBook } from './oauth/token-book.ts';
import type { BodyStore, Now } from './ports.ts';
import type { RefreshBook } from './sign-in/refresh-book.ts';
import type { CredentialService } from './tenants/credential-service.ts';
import type { LastUsed } from './tenants/last-used.ts';
import type { TenantList } from './tenants/tenant-list.ts';
import type { TenantSources } from './tenants/tenant-source.ts';
import type { Vault } from './vault/vault.ts';

export interface EngineContext {
  now: Now;
  /** Who keeps something of a credential, a tenant, the catalogue or the settings subscribes here where it is made. */
  events: EngineEvents;
  /** What the clock of the tenant's org shows, as far as its answers have said; epoch ms. */
  orgNow(tenantId: string): number;
  /** What everything that this context runs is marked with. */
  source: ExchangeSource;
  /** The one in use now: an import replaces it, so do not keep it over an await. */
  readonly catalogue: Catalogue;
  operation(id: string | null): Operation | null;
  tenants: TenantList;
  /** Secrets, limits and abilities of each. */
  sources: TenantSources;
  credentials: CredentialService;
  lastUsed: LastUsed;
  vault: Vault;
  tokens: TokenBook;
  /** The person's own, of all forks alike: where a sign-in puts its token. */
  signedIn: TokenBook;
  /** Of all forks alike: one refresh token is used by one at a time. */
  refreshes: RefreshBook;
  /** Keys that tokens are bound to (DPoP), and nonces: the same for all forks. */
  proofs: ProofBook;
  /** Private keys that were read for a call: the same for all forks. */
  signingKeys: SigningKeys;
  bodies: BodyStore;
  calls: CallsInFlight;
  settings(): Settings;
  run(request: ExchangeRequest): Promise<RanExchange>;
  /** The same engine with parts of its own: for work that must not crowd the person's. */
  fork(own: OwnParts): EngineContext;
  /** Reads an exchange of history with its body inline; throws NOT_FOUND. */
  exchange(id: string): Promise<Exchange>;
}

export interface OwnParts {
  source: ExchangeSource;
  tokens: TokenBook;
  /** Absent: those of the history, as with `record`. */
  bodies?: BodyStore;
  record?(exchange: Exchange): Promise<void>;
  /** What an answer gave out and its exchange shows no more. */
  givenSecret?(clientSecret: string): void;
  /** The ledger takes no evidence of it, because nothing keeps the exchange or because it is wrong on purpose. */
  noEvidence?: boolean;
}
