// A plan as a script for a POSIX shell that runs as it is, with what a bare Debian has beside curl: sh, awk and sed. Secrets come from the
// environment and reach curl in a file of this user alone, never as an argument, which everybody on the machine can read.
import type { ExportedPlan, ExportedStep } from './exported-step.ts';

const HEAD = String.raw`set -uf
: "${'$'}{SCOPEBENCH_ORG:?is not set: the address of the org, such as https://acme.okta.com}"
: "${'$'}{SCOPEBENCH_CLIENT_ID:?is not set}" "${'$'}{SCOPEBENCH_CLIENT_SECRET:?is not set}"
umask 077
folder=$(mktemp -d) || exit 3
trap 'rm -rf "$folder"' EXIT
unmet=0

# Inside double quotes of JSON and of curl's configuration, and in an address.
in_quotes() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
in_address() {
  printf '%s' "$1" | LC_ALL=C awk 'BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
    { for (i = 1; i <= length($0); i++) { c = substr($0, i, 1); if (c ~ /[A-Za-z0-9._~-]/) printf "%s", c; else printf "%%%02X", code[c] } }'
}

# One value of the last answer: keys and indexes with a slash before each.
saved() {
  LC_ALL=C awk -v wanted="$1" '
    function blank() { while (substr(text, at, 1) ~ /[ \t\r\n]/) at++ }
    function quoted(   out, c) {
      at++; out = ""
      while ((c = substr(text, at, 1)) != "\"" && c != "") { if (c == "\\") { at++; c = substr(text, at, 1) } out = out c; at++ }
      at++; return out
    }
    function found(path, one) { if (path == wanted) { printf "%s", one; exit } }
    function value(path,   c, key, count) {
      blank(); c = substr(text, at, 1)
      if (c == "{" || c == "[") {
        at++; blank(); count = 0
        if (substr(text, at, 1) ~ /[]}]/) { at++; return }
        do {
          blank()
          if (c == "{") { key = quoted(); blank(); at++ } else key = count++
          value(path "/" key); blank(); at++
        } while (substr(text, at - 1, 1) == ",")
      } else if (c == "\"") found(path, quoted())
      else { key = ""; while (substr(text, at, 1) ~ /[-+.A-Za-z0-9]/) { key = key substr(text, at, 1); at++ } found(path, key) }
    }
    { text = text $0 "\n" }
    END { at = 1; value("") }' "$folder/answer"
}

# send ID METHOD PATH BODY STATUSES TOKEN HEADER...
send() {
  id=$1 method=$2 path=$3 body=$4 statuses=$5 with=$6
  shift 6
  printf '%s' "$body" > "$folder/body"
  {
    printf 'url = "%s"\n' "$(in_quotes "$SCOPEBENCH_ORG$path")"
    [ -z "$with" ] || printf 'header = "Authorization: Bearer %s"\n' "$with"
    [ -z "$body" ] || printf 'data-binary = "@%s"\n' "$folder/body"
    for header; do printf 'header = "%s"\n' "$(in_quotes "$header")"; done
    if [ "$method" = HEAD ]; then echo head; else printf 'request = "%s"\n' "$method"; fi
  } > "$folder/call"
  : > "$folder/answer"
  status=$(curl --silent --show-error --globoff --config "$folder/call" --output "$folder/answer" --write-out '%{http_code}') ||
    { echo "$id: no answer" >&2; exit 3; }
  for pattern in $statuses; do
    case $status in $pattern) echo "met    $id: $status"; return ;; esac
  done
  echo "unmet  $id: $status, expected $statuses"
  unmet=1
}
`;

export function toShell({ name, scopes, variables, steps, notes }: ExportedPlan): string {
  const known = variables.map((variable) => {
    const shell = `v_${variable.name}`;
    if (variable.from === 'file') return `${shell}=${quote(String(variable.value ?? ''))}`;
    if (variable.from === 'secret') return `${shell}=\${${variable.environment}:?is not set}`;
    return variable.otherwise === undefined
      ? `${shell}=\${${variable.environment}:?is not set}`
      : `${shell}=\${${variable.environment}:-${quote(String(variable.otherwise ?? ''))}}`;
  });
  const open = [...new Set(steps.flatMap(({ saves }) => saves.map(({ variable }) => `v_${variable}=`)))];
  const token = [
    `body='grant_type=client_credentials&scope=${scopes.map(encodeURIComponent).join('+')}'`,
    `send token POST /oauth2/v1/token "$body" 200 '' 'Content-Type: application/x-www-form-urlencoded' \\`,
    `  "Authorization: Basic $(printf '%s:%s' "$SCOPEBENCH_CLIENT_ID" "$SCOPEBENCH_CLIENT_SECRET" | base64 | tr -d '\\n')"`,
    'token=$(saved /access_token)',
    '[ -n "$token" ] || { echo "There is no token." >&2; exit 3; }',
  ];
  return [
    '#!/bin/sh',
    ...comment(`Plan: ${name}`),
    '# Exit code 4: a status is not as expected; 3: no token, or no answer. Needs curl, awk, sed and base64.',
    ...notes.flatMap(comment),
    HEAD,
    ...known,
    ...open,
    '',
    ...token,
    '',
    ...steps.flatMap(stepLines),
    '[ "$unmet" -eq 0 ] || exit 4',
    '',
  ].join('\n');
}

const comment = (text: string): string[] => [`# ${text.replace(/[\r\n]+/g, ' ')}`];

/** A step without a value that it needs is not sent: an address without its last part is another one. */
function stepLines({ id, method, path, headers, body, status, saves, token }: ExportedStep): string[] {
  const texts = [path, body ?? '', ...headers.map(([, value]) => value)];
  const names = [...new Set(texts.flatMap((text) => [...text.matchAll(VARIABLE)].map(([, name]) => name ?? '')))];
  const guard = names.map((name) => `[ -n "$v_${name}" ]`).join(' && ');
  const type = body !== null && !headers.some(([name]) => name.toLowerCase() === 'content-type');
  const more = [
    ...(type ? [quote('Content-Type: application/json')] : []),
    ...headers.map(([name, value]) => `${quote(`${name}: `)}${filled(value, (one) => `"$v_${one}"`)}`),
  ];
  const call = [
    `send ${quote(id)} ${method} ${filled(path, (one) => `"$(in_address "$v_${one}")"`)}`,
    filled(body ?? '', (one) => `"$(in_quotes "$v_${one}")"`),
    quote(status.map((one) => String(one).replace('xx', '??')).join(' ')),
    token ? '"$token"' : "''",
    ...more,
  ].join(' ');
  const lines = [
    call,
    ...saves.map(({ variable, keys }) => `v_${variable}=$(saved ${quote(keys.map((key) => `/${key}`).join(''))})`),
  ];
  if (guard === '') return [...lines, ''];
  return [
    `if ${guard}; then`,
    ...lines.map((line) => `  ${line}`),
    'else',
    `  echo ${quote(`unmet  ${id}: a value that it needs is not there`)}`,
    '  unmet=1',
    'fi',
    '',
  ];
}

const VARIABLE = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

/** A text for the shell: what is written in single quotes, each variable as it is given. */
function filled(text: string, variable: (name: string) => string): string {
  const parts = text.split(/\{\{\s*([A-Za-z_]\w*)\s*\}\}/);
  return parts
    .map((part, at) => (at % 2 === 1 ? variable(part) : part === '' && parts.length > 1 ? '' : quote(part)))
    .join('');
}

const quote = (text: string): string => `'${text.replaceAll('\0', '').replaceAll("'", `'\\''`)}'`;
