// What loggers, containers and mail programs put before each line: time, level, host, thread, container, `> `. A text is read as the
// program printed it once that is gone. A line without such a beginning stays as it is.

/** Longer lines are data; their beginning is looked at all the same. */
const HEAD_CAP = 400;
/** Parts that follow each other in one line: `2026-07-01T10:00:00Z stdout F [DEBUG] plugin: `. */
const PARTS_CAP = 8;
/** Shorter lines have no room for one. */
const LINE_LEAST = 6;
/** Nobody pastes more lines of a log; a body may have them. */
const LINES_CAP = 20_000;

const LEVEL =
  '(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|SEVERE|FINE|trce|dbug|info|warn|fail|crit)';
const TIME = String.raw`\d{2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?`;
const DATE_TIME = String.raw`\d{4}[-/]\d{2}[-/]\d{2}[T ]${TIME}(?: (?:UTC|[+-]\d{4}))?`;
const SYSLOG_TIME = String.raw`[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}`;

/** Each is one part. The first ones say surely that the line is a log's. */
const CERTAIN: readonly RegExp[] = [
  new RegExp(String.raw`^(?:\[${DATE_TIME}\]|${DATE_TIME})[ \t]+(?:[|:-] )?`),
  new RegExp(String.raw`^(?:\[${TIME}\]|${TIME})[ \t]+(?:[|:-] )?`),
  // syslog: with its host and program, or with its priority, version and fields.
  new RegExp(String.raw`^(?:<\d{1,3}>)?${SYSLOG_TIME} [\w.-]{1,80} [\w./@-]{1,80}(?:\[\d{1,9}\])?: `),
  new RegExp(String.raw`^<\d{1,3}>1 ${DATE_TIME} \S{1,80} \S{1,80} \S{1,40} \S{1,40} (?:-|\[[^\]]{0,200}\]) `),
  new RegExp(String.raw`^\[${LEVEL}\]:?[ \t]*`),
  new RegExp(String.raw`^\[${DATE_TIME} ${LEVEL} [\w:.-]{1,80}\][ \t]*`),
  new RegExp(String.raw`^\[${TIME} [A-Z]{3}\][ \t]*`),
  // Python: `ERROR:okta.client:`, Ruby: `E, [2026-07-01T10:00:00.000001 #1] ERROR -- : `, klog: `E0701 10:00:00.000001 1 file.go:8] `.
  new RegExp(String.raw`^${LEVEL}:[\w.]{1,80}:`),
  new RegExp(String.raw`^[DIWEF], \[[^\]]{10,60}\][ \t]+${LEVEL} -- [\w.-]{0,60}: `),
  new RegExp(String.raw`^[IWEF]\d{4} ${TIME} +\d{1,9} [\w./-]{1,80}:\d{1,6}\] `),
  // docker compose, kubectl --prefix, the files of the container runtime, Heroku.
  /^[\w.-]{1,80}[ \t]+\| ?/,
  /^\[(?:pod|container)\/[^\]\s]{1,200}\] /,
  /^[\w-]{1,40}\[[\w.-]{1,40}\]: /,
  // Wire logs of Apache's client: `http-outgoing-0 << HTTP/1.1 403 Forbidden`.
  /^(?:[\w.$]{1,100} - )?http-outgoing-\d{1,6} (?:<<|>>) ?/,
];
/** Only behind one of those: thread, process, logger, source. */
const BEHIND: readonly RegExp[] = [
  new RegExp(String.raw`^${LEVEL}:?[ \t]+(?:- )?`),
  /^(?:stdout|stderr) [FP] /,
  /^\[[ \w.:#@/-]{1,80}\][ \t]+(?:- )?/,
  /^\d{1,9} --- (?:\[[^\]]{0,80}\] ?)*[\w.$-]{1,100} +: /,
  /^[\w.$/-]{1,100}(?:::[\w]{1,60})* - (?:[A-Z]{4,8} - )?/,
  /^[\w/.-]{1,80}\.(?:go|py|rs|js|ts|rb|java|cs):\d{1,6}: /,
  /^[a-z_]\w{0,40}(?:::\w{1,40}){1,6}: /,
];
/** What a name with a colon may precede so that it is a logger's and not a header's. */
const ANSWER = /^(?:HTTP\/\d|[A-Za-z][\w-]{1,60}: \S|(?:GET|HEAD|POST|PUT|PATCH|DELETE) \S|[<>*] ?|\{")/;
const NAMED = /^([\w.@/-]{1,100}): ?/;

/** The lines without what was put before them. The text as it is when no line has anything of the kind. */
export function withoutLinePrefixes(text: string): string {
  const given = text.split(/\r\n|\n|\r/);
  // What begins with HTTP itself was copied without a log's words; its body may have times of its own.
  if (given.length > LINES_CAP || /^\s*(?:HTTP\/\d|[<*] )/.test(text)) return text;
  const lines = withoutQuoteMarks(given);
  const cut = lines.map((line) => (line.length < LINE_LEAST ? line : cutLine(line)));
  const names = loggersOf(lines, cut);
  const rest = cut.map((line, at) => {
    const name = line === lines[at] ? undefined : NAMED.exec(line);
    return name && names.has(name[1] ?? '') ? line.slice(name[0].length) : line;
  });
  const read = rest.map(withoutWireMarks);
  return read.every((line, at) => line === given[at]) ? text : read.join('\n');
}

function cutLine(line: string): string {
  const head = line.slice(0, HEAD_CAP);
  let from = 0;
  for (let part = 0; part < PARTS_CAP; part++) {
    const here = head.slice(from);
    const found = firstOf(CERTAIN, here) ?? (from > 0 ? firstOf(BEHIND, here) : null);
    if (found === null || found === 0) break;
    from += found;
  }
  return line.slice(from);
}

function firstOf(patterns: readonly RegExp[], text: string): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found) return found[0].length;
  }
  return null;
}

/** Names behind a time or a level that precede a piece of HTTP: `plugin: HTTP/1.1 429 Too Many Requests`. */
function loggersOf(lines: readonly string[], cut: readonly string[]): Set<string> {
  const names = new Set<string>();
  cut.forEach((line, at) => {
    if (line === lines[at]) return;
    const found = NAMED.exec(line);
    if (found && ANSWER.test(line.slice(found[0].length))) names.add(found[1] ?? '');
  });
  return names;
}

/** `"HTTP/1.1 403 Forbidden[\r][\n]"`, as wire logs write a line. */
const withoutWireMarks = (line: string): string => {
  const found = /^"(.*?)(?:\[\\r\])?(?:\[\\n\])?"$/.exec(line);
  return found && line.endsWith('[\\n]"') ? (found[1] ?? '') : line;
};

/** Quoted as a whole, as mail and tickets do it; the request that `curl -v` prints has such marks of its own. */
function withoutQuoteMarks(lines: readonly string[]): readonly string[] {
  const full = lines.filter((line) => line.trim() !== '');
  if (full.length === 0 || !full.every((line) => /^>(?: |$|>)/.test(line))) return lines;
  const plain = lines.map((line) => line.replace(/^> ?/, ''));
  const isRequest = /^(?:[A-Z]{3,8} \S+ HTTP\/\d|[A-Za-z-]{1,60}: )/.test(
    plain.find((line) => line.trim() !== '') ?? '',
  );
  const hasAnswer = plain.some((line) => /^(?:HTTP\/\d|< HTTP\/\d|www-authenticate:|\{)/i.test(line));
  return isRequest && !hasAnswer ? lines : plain;
}
