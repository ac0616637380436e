// Why no answer arrived, or none that could be read, in the words of the programs that ask: Node, Python, Go, Java, .NET, Rust, curl. The
// first kind that fits counts, so the more exact ones are before those that their words contain.

import type { JudgedFailure } from '../../verdict/judgement.ts';

/** By the failure kinds of the wire; `not-json`: an answer arrived, and it was a page or nothing where JSON was expected. */
const FAILURES: readonly (readonly [kind: string, words: RegExp])[] = [
  [
    'not-json',
    /invalid character '<' looking for beginning of value|Unexpected token '?<|Unexpected token < in JSON|Unexpected character \('<' \(code 60\)\)|'<' is an invalid start of a value|Unexpected character encountered while parsing value: <|Expecting value: line 1 column 1 \(char 0\)|expected value at line 1 column 1|error decoding response body|Expected BEGIN_\w+ but was STRING|Expected start of the (?:object|array) .{3}, but had .<|unexpected (?:token|character):? (?:at )?'<|undefined response type|unexpected mimetype: text\/html|no suitable HttpMessageConverter found for response type .{0,200}text\/html/i,
  ],
  [
    'proxy',
    /proxyconnect tcp|ProxyError|cannot connect to proxy|proxy authentication required|tunneling socket could not be established|unable to tunnel through proxy|proxy tunnel request|unsuccessful tunnel|ERR_PROXY|proxy connect aborted|CONNECT tunnel failed/i,
  ],
  [
    'dns',
    /ENOTFOUND|EAI_AGAIN|getaddrinfo|no such host|name or service not known|nodename nor servname|NameResolutionError|UnknownHostException|temporary failure in name resolution|failed to lookup address|could(?: not|n't) resolve host|server with the specified hostname could not be found|:nxdomain\b|server misbehaving|dns error/i,
  ],
  [
    'tls',
    /x509: |CERTIFICATE_VERIFY_FAILED|CERT_(?:HAS_EXPIRED|UNTRUSTED|SIGNATURE)|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|self.signed certificate|unable to get local issuer certificate|SSLHandshakeException|SSLPeerUnverifiedException|PKIX path|SSLError|ssl connection could not be established|remote certificate is invalid|invalid peer certificate|tls: (?:failed|handshake|bad|unknown|protocol|first record)|ERR_TLS_|ERR_SSL_|wrong version number|certificate verify failed/i,
  ],
  ['refused', /ECONNREFUSED|connection refused|actively refused|Connection refused/i],
  [
    'timeout',
    /ETIMEDOUT|ESOCKETTIMEDOUT|ECONNABORTED|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT|deadline exceeded|deadline has elapsed|Client\.Timeout|SocketTimeoutException|HttpTimeoutException|(?:Connect|Read|Pool)Timeout|timeout of \d+ ?ms exceeded|HttpClient\.Timeout|\btimed out\b|TLS handshake timeout|i\/o timeout|awaiting headers|OpenTimeout|execution expired|operation timed out/i,
  ],
  [
    'truncated',
    /IncompleteRead|Premature close|premature end|ERR_STREAM_PREMATURE_CLOSE|response ended prematurely|unexpected EOF|ChunkedEncodingError/i,
  ],
  [
    'reset',
    /ECONNRESET|EPIPE|connection reset|socket hang up|broken pipe|RemoteDisconnected|remote end closed connection|forcibly closed|connection closed before message completed|IncompleteMessage|UND_ERR_SOCKET|other side closed|NoHttpResponseException|upstream prematurely closed|upstream connect error|: EOF\b|http2: server sent GOAWAY/i,
  ],
  ['protocol', /malformed HTTP|Expected HTTP\/|HPE_INVALID|invalid HTTP version parsed/i],
];

const LINE_CAP = 300;

/** Null when the text does not say that something of the kind went wrong. `message` is the line that says it. */
export function findFailure(text: string): JudgedFailure | null {
  for (const [kind, words] of FAILURES) {
    const found = words.exec(text);
    if (!found) continue;
    const start = text.lastIndexOf('\n', found.index) + 1;
    const end = text.indexOf('\n', found.index);
    const line = text.slice(Math.max(start, found.index - LINE_CAP / 2), end < 0 ? undefined : end).trim();
    return { kind, message: line.slice(0, LINE_CAP) };
  }
  return null;
}
