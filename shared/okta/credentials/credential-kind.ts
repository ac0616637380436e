// What is to be known of a kind of credential before anything is sent: how it is called, what a person enters for it, what its
// secrets are, and what it can do. Everything outside this folder asks these questions and never which kind it is.
import type { AuthorizationScheme } from './authorization-schemes.ts';

/** Ways in which a client authenticates at the token endpoint, by the names that OAuth registers (RFC 7591 §2, RFC 7523). */
export type ClientAuthentication = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none';

export interface CredentialKindFacts {
  /** In saved files, in the contract and on the command line: never changes. */
  id: string;
  /** Of a chip, and the name that a new credential has until it gets one of its own. */
  label: string;
  /** Within a sentence: `a pasted token`. */
  noun: string;
  /** One sentence for whoever chooses. */
  text: string;
  icon: 'key' | 'ticket';
  /** Of one whose secret is the token: a sentence in place of the forecast of a token request. Null where tokens are requested. */
  noRequest: string | null;
  /** What whoever uses one should know of its risks, wherever it is used; null where it has none of its own. */
  caution: string | null;
  /** In the order of the form, after the name. */
  fields: readonly CredentialField[];
  where: WhereToFind;
  secrets: SecretRules;
  can: CredentialCapabilities;
}

/** Where a person finds the values of the fields, as Okta documents it. */
export interface WhereToFind {
  /** From the menu of the Admin Console down; empty where it does not show them. */
  path: readonly string[];
  /** A sentence for each value. */
  steps: readonly string[];
  /** Okta's own page about it. */
  help: { title: string; url: string };
}

interface Field {
  label: string;
  /** Below the field. */
  help: string | null;
}

interface Typed extends Field {
  placeholder: string | null;
  /** What the form says while it is empty; null when it may be left empty. */
  ask: string | null;
}

/** Kept in the open with the credential, under `name`: a property of each credential of the kind. */
interface Plain {
  name: string;
  secret: false;
  /** Seldom touched: folded away in the form, and shown of a credential only where it is not as usual. */
  rare?: true;
  /** Whether it counts beside what else was entered; it always does where this is absent. */
  applies?(plain: Readonly<Record<string, PlainValue>>): boolean;
}

/** A line of text; '' for none. */
export interface TextField extends Typed, Plain {
  input: 'text';
  /** The refusal where it must not be empty. */
  refusal: { message: string; fix: string } | null;
  /** Of what was entered and cannot be right; null for what may be. */
  fault?(text: string): { message: string; fix: string } | null;
}

/** On or off. What was saved before there was the field has `usual`, and so has whoever says nothing. */
export interface ToggleField extends Field, Plain {
  input: 'toggle';
  usual: boolean;
}

/** One of a few; `usual` as for a toggle. */
export interface ChoiceField extends Field, Plain {
  input: 'choice';
  options: readonly { value: string; label: string }[];
  usual: string;
}

export type PlainField = TextField | ToggleField | ChoiceField;
export type PlainValue = string | boolean;

/** Of every kind with a client. `from`: where in the Okta Admin Console the ID is copied from. */
export const clientIdField = (from: string) =>
  ({
    name: 'clientId',
    label: 'Client ID',
    placeholder: '0oa…',
    help: null,
    ask: 'Enter the client ID.',
    secret: false,
    input: 'text',
    refusal: {
      message: 'The client ID is empty.',
      fix: `Copy it from ${from} in the Okta Admin Console; it begins with 0oa.`,
    },
  }) as const satisfies TextField;

/** Of every kind that can bind its tokens to a key. */
export const DPOP_FIELD = {
  name: 'dpop',
  label: 'DPoP',
  help: 'Bind each token to a key and prove it with each request, as the app demands by “Require DPoP header”.',
  secret: false,
  input: 'toggle',
  usual: false,
} as const satisfies ToggleField;

/** The one secret: it goes into the vault and never comes out. */
export interface SecretField extends Typed {
  name: 'secret';
  secret: true;
  /** It has several lines, and comes as a file more often than not. */
  lines?: true;
}

export type CredentialField = PlainField | SecretField;

export interface SecretRules {
  /** Within a sentence: `client secret`. */
  called: string;
  /** Above the list of those that are saved. */
  heading: string;
  /** As many as a credential holds, in order: the label of each until it gets one, and the button that adds it. */
  slots: readonly { label: string; add: string }[];
  /** Typed into the form of a saved credential it takes the place of the saved one; otherwise it is added beside it, for a rotation. */
  replaces: boolean;
  /** It works without one: a public client. */
  optional?: boolean;
  /** Said when there is no slot left. */
  full: { message: string; fix: string };
  /** Of a value that cannot be right; null for one that may be. `plain`: the fields that are not secret. */
  fault(
    value: string,
    plain: Readonly<Record<string, PlainValue>>,
  ): { message: string; meaning: string; fix: string } | null;
  /** When it expires by its own content, epoch ms; null when nothing does. */
  endsAt(value: string): number | null;
}

/** Of a client of Okta's: it keeps two, so that one can be rotated while the other works. */
export const CLIENT_SECRETS = {
  called: 'client secret',
  heading: 'Secrets',
  slots: [
    { label: 'Secret 1', add: 'Add secret' },
    { label: 'Secret 2', add: 'Add a second secret to rotate' },
  ],
  replaces: false,
  full: {
    message: 'A credential holds two secrets at most.',
    fix: 'Replace one of them, or remove the old one first. Okta also allows two only.',
  },
} as const satisfies Partial<SecretRules>;

export interface CredentialCapabilities {
  /** How its client authenticates at the token endpoint; null where there is no client and the secret is sent as it is. */
  client: ClientAuthentication | null;
  /** A token that has ended can be had again, without a person. */
  renews: boolean;
  /** Scopes are registered on it, which are noted and read from the org. */
  carriesScopes: boolean;
  /** A sweep can ask for tokens of one scope after the other with it. */
  sweeps: boolean;
  /** What its calls go out under, unless its tokens are bound to a key: `schemeOf` says it of a credential. */
  scheme: AuthorizationScheme;
  /**
   * The id of the custom authorization server that issues its tokens, by what was entered; null for the org's own server. Absent where
   * it is always that one. Tokens of a custom server are for an API of one's own.
   */
  customServer?(plain: Readonly<Record<string, unknown>>): string | null;
  /** Its token requests carry an assertion that is signed for each of them, by what was entered. Absent where none ever does. */
  signs?(plain: Readonly<Record<string, unknown>>): boolean;
  /** Its tokens are had by a person who signs in: the address that the browser is sent back to, by what was entered. */
  signsIn?(plain: Readonly<Record<string, unknown>>): string;
  /** Its tokens can be bound to a key (DPoP, RFC 9449): whether they are is the toggle `dpop` of the credential. */
  dpop: boolean;
}
