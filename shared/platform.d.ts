// What every engine has that runs this folder: the page, Node and their workers. No more of the DOM and of Node than these few
// globals, so that nothing else of either can be used here by mistake.

declare class URL {
  static canParse(url: string): boolean;
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly username: string;
  readonly password: string;
  readonly hostname: string;
  readonly port: string;
  readonly origin: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}

declare class TextEncoder {
  encode(text?: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: Uint8Array): string;
}

/** Text of one character a byte, of Base64; throws for what is none. */
declare function atob(base64: string): string;

/** Base64 of a text of one character a byte. */
declare function btoa(bytes: string): string;
