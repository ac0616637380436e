// A good request to the authorize endpoint, as it waits for a person and as the code that answers it remembers it.

/** `page`: nobody is called back, so that the person reads it. */
export type ResponseMode = 'query' | 'fragment' | 'form_post' | 'okta_post_message' | 'page';

/** Where an answer goes, and how. */
export interface ReturnTo {
  redirectUri: string;
  responseMode: ResponseMode;
  /** Empty: it was not given. */
  state: string;
}

export interface AuthorizeRequest extends ReturnTo {
  clientId: string;
  /** The id of the custom server; null for that of the org. */
  serverId: string | null;
  /** Any of `code`, `id_token` and `token`. */
  responses: readonly string[];
  scopes: readonly string[];
  nonce: string | null;
  prompt: readonly string[];
  /** Seconds since the sign-in, at most; null: it does not matter. */
  maxAgeS: number | null;
  loginHint: string;
  /** Of PKCE, by S256; null: without. */
  challenge: string | null;
  /** The code by which a device asks whether the person has agreed; null: the client is called back. */
  device: string | null;
}
