// What loggers put before a message: times, levels, process and container names, brackets. Taken off piece by piece, so that it
// does not matter which logger it was, or how many of them follow each other.

const PIECES = [
  // A container, a program, a level with its colon: `app_1  |`, `plugin:`, `kube[12]:`, `com.acme.Client:`
  /[\w.$@/-]{1,80}(?:\[\d+\])?\s*\|\s/y,
  /[\w.$@/-]{1,80}(?:\[[\w.-]{1,40}\])?:\s/y,
  // Brackets of any kind, and the priority of syslog.
  /\[[^\]]{0,120}\]:?/y,
  /\((?:[\w.-]{1,60})\)/y,
  /<\d{1,3}>\d?/y,
  // Times, numbers and addresses of machines; months and days of syslog.
  /\d[\d:.,/+TZ-]*(?:ms|s)?(?=\s|\||$)/y,
  /(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|UTC|AM|PM),?(?=\s)/y,
  // Levels, and what glog and Ruby make of them: `I1112`, `I,`.
  /(?:TRACE|DEBUG|VERBOSE|INFO|INFORMATION|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|trace|debug|info|warn|warning|error|DBG|INF|WRN|ERR):?(?=\s)/y,
  /[IWEF]\d{4}(?=\s)/y,
  /[A-Z],(?=\s)/y,
  // What separates them. A lone `>` is curl's, or a quotation of a mail.
  /(?:---|--(?!>)|-(?!-)|[|>*•·:])(?=\s)/y,
];
const MOST_PIECES = 24;

/** The line from the first word that is no part of a prefix on. */
export function withoutLogPrefix(line: string): string {
  let at = 0;
  for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
    while (line[at] === ' ' || line[at] === '\t') at++;
    const end = endOfPiece(line, at);
    if (end === at) break;
    at = end;
  }
  return line.slice(at);
}

function endOfPiece(line: string, at: number): number {
  for (const piece of PIECES) {
    piece.lastIndex = at;
    if (piece.test(line)) return piece.lastIndex;
  }
  return at;
}
