// Every secret that this process knows, in one place: each is registered in the moment in which it becomes known (read from the
// vault, typed, granted, sent), and from then on leaves in no form. Nothing is looked up per tenant or per answer, so nothing can
// be forgotten there, and a secret that cannot be read keeps no other one from being removed.
import type { Catalogue } from '../../../shared/okta/catalogue/catalogue.ts';
import { createSecretMatcher, type SecretMatcher } from '../../../shared/redact/secret-matcher.ts';
import { secretParts } from '../../../shared/redact/secret-parts.ts';
import type { EngineEvents } from '../engine-events.ts';
import { type Scrubber, scrubberOver } from './scrub.ts';

export interface KnownSecrets {
  /** Of the vault and of the sandbox org: known until the process ends. */
  keep(secrets: Iterable<string>): void;
  /** Tokens and what else passes by: the latest are known, far more than a sweep holds. */
  learn(secrets: Iterable<string>): void;
  /** What everybody may read (addresses, client ids, names of the catalogue): a secret that is a piece of it is none here. */
  publish(words: Iterable<string>): void;
  /** For everything that leaves: replies, events, files, exports, printed lines. They contain the bench's own words too. */
  readonly edge: Scrubber;
  /**
   * For what one org answers, or is sent: all that is known, these, and those of its tenant, even if one is a plain word. What of
   * these is no such word is learnt as well.
   */
  forExchange(secrets: readonly string[], own?: OwnSecrets | null): Scrubber;
  /** Secrets of one tenant, made ready once for all its exchanges. They are to be kept as well. */
  ready(secrets: readonly string[]): OwnSecrets;
}

/** What of a tenant's secrets the edge leaves alone, because it is one of the bench's own words. */
export interface OwnSecrets {
  /** As far as it is known by now which words are public. */
  current(): { words: ReadonlySet<string>; matcher: SecretMatcher | null };
}

/** Characters of secrets that pass by: some 2,000 tokens. */
const MOST_PASSING = 2 * 1024 * 1024;
const SHORTEST = 8;
/**
 * Words alone, such as a secret `workbench` or `okta.users.read`: to mask them in the bench's own words would spoil these, and reveal
 * the secret. They are searched for in what comes from the org that they belong to.
 */
const WORDS = /^[a-z]+(?:[ ._-][a-z]+)*$/i;
const LONGEST_WORDS = 24;
const NOTHING_READY: ReturnType<OwnSecrets['current']> = { words: new Set(), matcher: null };

export function createKnownSecrets(): KnownSecrets {
  const matcher = createSecretMatcher();
  const kept = new Set<string>();
  /** Oldest first. */
  const passing = new Set<string>();
  let passingSize = 0;
  const published = new Set<string>();
  let words = '';

  const isOwnWord = (secret: string) =>
    secret.length < SHORTEST || (secret.length < LONGEST_WORDS && WORDS.test(secret)) || words.includes(secret);

  const enter = (secret: string) => {
    for (const part of secretParts(secret)) matcher.add(part);
  };
  const leave = (secret: string) => {
    for (const part of secretParts(secret)) matcher.remove(part);
  };

  const learn = (secrets: Iterable<string>) => {
    for (const secret of secrets) {
      if (kept.has(secret)) continue;
      // The same token goes out with call after call: it is known for no own word already, and becomes the latest.
      if (passing.delete(secret)) {
        passing.add(secret);
        continue;
      }
      if (isOwnWord(secret)) continue;
      enter(secret);
      passing.add(secret);
      passingSize += secret.length;
    }
    if (passingSize <= MOST_PASSING) return;
    // Many at once: the search is made ready again after each removal.
    for (const oldest of passing) {
      if (passingSize <= MOST_PASSING * 0.75 || passing.size === 1) break;
      passing.delete(oldest);
      passingSize -= oldest.length;
      leave(oldest);
    }
  };

  return {
    keep(secrets) {
      for (const secret of secrets) {
        if (kept.has(secret) || isOwnWord(secret)) continue;
        if (passing.delete(secret)) passingSize -= secret.length;
        kept.add(secret);
        enter(secret);
      }
    },
    learn,
    publish(more) {
      const news = [...more].filter((word) => word !== '' && !published.has(word));
      if (news.length === 0) return;
      for (const word of news) published.add(word);
      words += `\n${news.join('\n')}`;
      for (const secret of [...kept, ...passing]) {
        if (!isOwnWord(secret)) continue;
        if (passing.delete(secret)) passingSize -= secret.length;
        kept.delete(secret);
        leave(secret);
      }
    },
    edge: scrubberOver([matcher]),
    forExchange(secrets, own = null) {
      learn(secrets);
      const { words: ready, matcher: ofTenant } = own?.current() ?? NOTHING_READY;
      const others = secrets.filter((one) => !kept.has(one) && !passing.has(one) && !ready.has(one) && isOwnWord(one));
      const more = others.length === 0 ? null : createSecretMatcher(others);
      return scrubberOver([matcher, ofTenant, more].filter((one) => one !== null));
    },
    ready: (secrets) => makeReady(secrets, isOwnWord, () => published.size),
  };
}

/** Looked through again when more words are public than the last time. */
function makeReady(
  secrets: readonly string[],
  isOwnWord: (secret: string) => boolean,
  published: () => number,
): OwnSecrets {
  let made = NOTHING_READY;
  let publishedThen = -1;
  return {
    current() {
      if (publishedThen === published()) return made;
      publishedThen = published();
      const words = new Set(secrets.filter(isOwnWord));
      made = { words, matcher: words.size === 0 ? null : createSecretMatcher(words) };
      return made;
    },
  };
}

/** What a catalogue names is public: now, and when another one is taken into use. */
export function publishCatalogue(secrets: KnownSecrets, now: Catalogue, events: EngineEvents): void {
  const publish = ({ operations, scopes }: Catalogue) =>
    secrets.publish([...operations.flatMap(({ id, path }) => [id, path]), ...scopes.map(({ name }) => name)]);
  publish(now);
  events.on('catalogue-changed', publish);
}
