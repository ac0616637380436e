// What loggers, containers and mail programs put before each line: time, level, host, thread, container, `> `. Taken off part by part,
// so that it does not matter which logger it was or how many follow each other. Whoever reads an answer out of a log needs care, as a
// header and a status look like parts of a prefix; whoever looks for a request at the start of a message does not.

/** Longer lines are data; their beginning is looked at all the same. */
const HEAD_CAP = 400;
/** Parts that follow each other in one line: `2026-07-01T10:00:00Z stdout F [DEBUG] plugin: `. */
const PARTS_CAP = 24;
/** Shorter lines have no room for one. */
const LINE_LEAST = 6;
/** Nobody pastes more lines of a log; a body may have them. */
const LINES_CAP = 20_000;

const LEVEL =
  '(?:TRACE|DEBUG|VERBOSE|INFO|INFORMATION|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|SEVERE|FINE|DBG|INF|WRN|LOG|trce|dbug|info|warn|fail|crit)';
/** Without a colon: words such as `error` begin messages. */
const SMALL_LEVEL = '(?:trace|debug|verbose|notice|warning)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const TIME = String.raw`\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,9})?(?: ?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?`;
/** Of the year first, of the day or month first, with the name of the month, as `date` and RFC 1123 write it. */
const DATE_TIME = String.raw`(?:\d{4}[-/.]\d{2}[-/.]\d{2}[T ]|\d{1,2}[/.-]\d{1,2}[/.-]\d{4},? |\d{1,2}[/ ]${MONTH}[/ ]\d{4}[: ]|${MONTH} \d{1,2}, \d{4} |${DAY}, \d{1,2} ${MONTH} \d{4} )${TIME}(?: (?:UTC|GMT|[+-]\d{4}))?|${DAY} ${MONTH} {1,2}\d{1,2} ${TIME}(?: [A-Z]{3,4})? \d{4}`;
const SYSLOG_TIME = String.raw`${MONTH} {1,2}\d{1,2} \d{2}:\d{2}:\d{2}`;

const parts = (...sources: string[]): readonly RegExp[] => sources.map((source) => new RegExp(source, 'y'));
const raw = String.raw;

/** The first ones say surely that the line is a log's. */
const CERTAIN = parts(
  raw`(?:\[(?:${DATE_TIME})\]|${DATE_TIME})[ \t]+(?:[|:-] )?`,
  raw`(?:\[${TIME}\]|${TIME})[ \t]+(?:[|:-] )?`,
  // syslog: with its host and program, or with its priority, version and fields.
  raw`(?:<\d{1,3}>)?${SYSLOG_TIME} [\w.-]{1,80} [\w./@-]{1,80}(?:\[\d{1,9}\])?: `,
  raw`<\d{1,3}>1 (?:${DATE_TIME}) \S{1,80} \S{1,80} \S{1,40} \S{1,40} (?:-|\[[^\]]{0,200}\]) `,
  raw`\[(?:${LEVEL}|${SMALL_LEVEL}|error|fatal|critical)\]:?[ \t]*`,
  raw`\[(?:${DATE_TIME}) ${LEVEL} [\w:.-]{1,80}\][ \t]*`,
  raw`\[${TIME} [A-Z]{3}\][ \t]*`,
  // Python: `ERROR:okta.client:`, Ruby: `E, [2026-07-01T10:00:00.000001 #1] ERROR -- : `, klog: `E0701 10:00:00.000001 1 file.go:8] `.
  raw`${LEVEL}:[\w.]{1,80}:`,
  raw`[DIWEF], \[[^\]]{10,60}\][ \t]+${LEVEL} -- [\w.-]{0,60}: `,
  raw`[IWEF]\d{4} ${TIME} +\d{1,9} [\w./-]{1,80}:\d{1,6}\] `,
  // docker compose and swarm, kubectl --prefix, the files of the container runtime, Heroku.
  raw`[\w.$@-][\w.$@/-]{0,79}[ \t]+\| ?`,
  raw`\[(?:pod|container)/[^\]\s]{1,200}\] `,
  raw`[\w-]{1,40}\[[\w.-]{1,40}\]: `,
  // Wire logs of Apache's client: `http-outgoing-0 << HTTP/1.1 403 Forbidden`.
  raw`(?:[\w.$]{1,100} - )?http-outgoing-\d{1,6} (?:<<|>>) ?`,
);
/** Only behind one of those: thread, process, logger, source, the id of an invocation. What could be a status is left. */
const BEHIND = parts(
  raw`${LEVEL}:?[ \t]+(?:- )?`,
  raw`${SMALL_LEVEL}[ \t]+(?:- )?`,
  raw`(?:stdout|stderr) [FP] `,
  raw`##\[\w{1,20}\]`,
  raw`[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}[ \t]+`,
  raw`\[(?![1-5]\d\d\])[ \w.:#@/-]{1,80}\][ \t]+(?:- )?`,
  raw`\((?![1-5]\d\d\))[\w.-]{1,60}\)[ \t]+(?:- )?`,
  raw`\d{1,9} --- (?:\[[^\]]{0,80}\] ?)*[\w.$-]{1,100} +: `,
  raw`[\w.$/-]{1,100}(?:::[\w]{1,60})* - (?:[A-Z]{4,8} - )?`,
  raw`[\w/.-]{1,80}\.(?:go|py|rs|js|ts|rb|java|cs):\d{1,6}: `,
  raw`[a-z_]\w{0,40}(?:::\w{1,40}){1,6}: `,
);
/** Words, numbers and brackets that are a prefix only if a message follows that is known by its own first word. */
const LOOSE = parts(
  raw`[\w.$@/-]{1,80}(?:\[\d+\])?\s*\|\s`,
  raw`[\w.$@/-]{1,80}(?:\[[\w.-]{1,40}\])?:\s`,
  raw`\[[^\]]{0,120}\]:?`,
  raw`\([\w.-]{1,60}\)`,
  raw`<\d{1,3}>\d?`,
  // Times, numbers and addresses of machines.
  raw`\d[\d:.,/+TZ-]*(?:ms|s)?(?=\s|\||$)`,
  raw`(?:${DAY}|${MONTH}|UTC|AM|PM),?(?=\s)`,
  raw`(?:${LEVEL}|${SMALL_LEVEL}|error):?(?=\s)`,
  // glog and Ruby: `I1112`, `I,`.
  raw`[IWEF]\d{4}(?=\s)`,
  raw`[A-Z],(?=\s)`,
  // What separates them. A lone `>` is curl's, or a quotation of a mail.
  raw`(?:---|--(?!>)|-(?!-)|[|>*•·:])(?=\s)`,
);
const ANY = [...CERTAIN, ...BEHIND, ...LOOSE];

/**
 * A line from the first word on that is no part of a prefix. For messages that begin with a word of their own, such as a method: of others
 * a status and the name of a header would be taken as well.
 */
export function messageOf(line: string): string {
  let at = 0;
  for (let count = 0; count < PARTS_CAP; count++) {
    while (line[at] === ' ' || line[at] === '\t') at++;
    const end = endOfPart(ANY, line, at);
    if (end === at) break;
    at = end;
  }
  return line.slice(at);
}

function endOfPart(table: readonly RegExp[], line: string, at: number): number {
  for (const part of table) {
    part.lastIndex = at;
    if (part.test(line)) return part.lastIndex;
  }
  return at;
}

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
  let at = endOfPart(CERTAIN, head, 0);
  for (let count = 1; at > 0 && count < PARTS_CAP; count++) {
    const end = endOfPart(CERTAIN, head, at);
    const next = end > at ? end : endOfPart(BEHIND, head, at);
    if (next === at) break;
    at = next;
  }
  return line.slice(at);
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
