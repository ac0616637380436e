// JUnit XML as build servers read it, whatever it reports: suites of cases, where a failure (it was tried, and is wrong) and an error (it
// could not be tried) are two things. Every value is escaped, and characters that XML cannot hold at all are left out.
import { html } from 'hono/html';
import type { Html } from './html-page.ts';

export interface JunitCase {
  classname: string;
  name: string;
  /** Milliseconds; null where it was not measured. */
  ms: number | null;
  /** Relative to where it was named; null for none. */
  file: string | null;
  properties: [name: string, value: string][];
  /** Null: it passed, and there is nothing to say. `output`: it passed, with words. */
  end:
    | { kind: 'failure' | 'error'; type: string; message: string; text: string }
    | { kind: 'skipped'; message: string }
    | { kind: 'output'; text: string }
    | null;
}

export interface JunitSuite {
  name: string;
  /** Epoch milliseconds. */
  at: number;
  properties: [name: string, value: string][];
  cases: JunitCase[];
  /** About the suite as a whole; empty for nothing. */
  output: string;
}

export function junitXml(name: string, suites: readonly JunitSuite[]): string {
  const all = suites.flatMap(({ cases }) => cases);
  return String(html`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${allowed(name)}" ${countsOf(all)}>
${suites.map(suiteElement)}</testsuites>
`);
}

function suiteElement({ name, at, properties, cases, output }: JunitSuite): Html {
  return html`  <testsuite name="${allowed(name)}" ${countsOf(cases)} timestamp="${isoSeconds(at)}">
${propertiesElement(properties, '    ')}${cases.map(caseElement)}${output === '' ? '' : html`    <system-out>${allowed(output)}</system-out>\n`}  </testsuite>\n`;
}

function caseElement({ classname, name, ms, file, properties, end }: JunitCase): Html {
  const time = ms === null ? '' : html` time="${(ms / 1000).toFixed(3)}"`;
  const place = file === null ? '' : html` file="${allowed(file)}"`;
  const open = html`    <testcase classname="${allowed(classname)}" name="${allowed(name)}"${place}${time}`;
  if (properties.length === 0 && end === null) return html`${open}/>\n`;
  return html`${open}>\n${propertiesElement(properties, '      ')}${end === null ? '' : html`      ${endElement(end)}\n`}    </testcase>\n`;
}

function endElement(end: NonNullable<JunitCase['end']>): Html {
  if (end.kind === 'output') return html`<system-out>${allowed(end.text)}</system-out>`;
  const message = allowed(end.message);
  if (end.kind === 'skipped') return html`<skipped message="${message}"/>`;
  const text = allowed(end.text);
  return end.kind === 'failure'
    ? html`<failure type="${end.type}" message="${message}">${text}</failure>`
    : html`<error type="${end.type}" message="${message}">${text}</error>`;
}

function propertiesElement(properties: JunitSuite['properties'], indent: string): Html | '' {
  if (properties.length === 0) return '';
  const lines = properties.map(
    ([name, value]) => html`${indent}  <property name="${allowed(name)}" value="${allowed(value)}"/>\n`,
  );
  return html`${indent}<properties>\n${lines}${indent}</properties>\n`;
}

function countsOf(cases: readonly JunitCase[]): Html {
  const count = (kind: string) => cases.filter(({ end }) => end?.kind === kind).length;
  return html`tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}"`;
}

/** Without the control characters that XML 1.0 does not allow even escaped. */
function allowed(text: string): string {
  const kept = [...text].filter((char) => char >= ' ' || char === '\n' || char === '\t').join('');
  return kept.replace(/[\uFFFE\uFFFF]/g, '');
}

/** JUnit's schema knows no zone and no fraction. */
function isoSeconds(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
