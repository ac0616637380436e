// Values as pieces of YAML that are put into a text: behind a key, as an entry of a list, or inside of braces and brackets.
import { type CreateNodeOptions, Document, isCollection, isPair, isScalar, parse, Scalar, visit } from 'yaml';
import { indented } from './yaml-lines.ts';
import { sameValue } from './yaml-values.ts';

/** A mapping or list that is longer in one line is written over several. */
const LONGEST_FLOW = 70;
const CREATE: CreateNodeOptions = { aliasDuplicateObjects: false };
const WRITE = {
  lineWidth: 0,
  singleQuote: true,
  flowCollectionPadding: true,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
} as const;

/** Blanks that are none to YAML, and are taken off at the end of a line by what reads and writes lines. */
const ODD_BLANK = /[^\S \t\r\n]|\u0085/;

/** How the text that is replaced was written. */
export type ScalarStyle = Scalar.Type | undefined;

/** Behind `key:`: begins with a blank, or with a line break where it goes on in lines of its own, as it does with `lines`. */
export function behindKey(value: unknown, indent: number, style?: ScalarStyle, lines = false): string {
  return written({ k: value }, style, indent, lines).slice('k:'.length);
}

/** Behind the hyphen of an entry. */
export function behindDash(value: unknown, indent: number, style?: ScalarStyle): string {
  return written([value], style, indent).slice('-'.length);
}

export function pairText(key: string, value: unknown, indent: number, lines: boolean): string {
  return written({ [key]: value }, undefined, indent, lines);
}

/** On one line, as it may be written between commas. */
export function flowText(value: unknown, style?: ScalarStyle): string {
  const document = new Document([value], CREATE);
  withStyle(document, style);
  return inOneLine(document);
}

export const flowPair = (key: string, value: unknown): string => inOneLine(new Document({ [key]: value }, CREATE));

/** Without its outer brackets. A line break within a text is written as its escape, which only double quotes have. */
function inOneLine(document: Document): string {
  if (isCollection(document.contents)) document.contents.flow = true;
  visit(document, {
    Scalar(_at, node) {
      if (typeof node.value === 'string' && (/[\r\n]/.test(node.value) || isOdd(node.value)))
        node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString(WRITE).trimEnd().slice(2, -2);
}

function written(value: object, style: ScalarStyle, indent: number, lines = false): string {
  const document = new Document(value, CREATE);
  withStyle(document, style);
  visit(document, {
    Scalar(_at, node) {
      if (typeof node.value === 'string' && isOdd(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Collection(_at, node, path) {
      const json = JSON.stringify(node.toJSON());
      if (path.length > (lines ? 3 : 1) && path.some(isPair) && json.length <= LONGEST_FLOW && !json.includes('\\n'))
        node.flow = true;
    },
  });
  const [first = '', ...rest] = safeText(document, value).replace(/\n$/, '').split('\n');
  return [first, ...indented(rest, indent)].join('\n');
}

/** It keeps its ends in double quotes alone: in lines of its own, what follows it could be read as part of it. */
const isOdd = (text: string): boolean =>
  ODD_BLANK.test(text) || text.endsWith('\n\n') || text.startsWith('\n') || (text !== '' && text.trim() === '');

/** Texts in lines of their own may lose blanks at their ends, with the line breaks of Windows too: then they are quoted. */
function safeText(document: Document, value: object): string {
  const text = document.toString(WRITE);
  if (sameValue(parse(text.replaceAll('\n', '\r\n'), { logLevel: 'silent' }), value)) return text;
  visit(document, {
    Scalar(_at, node) {
      if (typeof node.value === 'string') node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString(WRITE);
}

/** Of the one value inside. */
function withStyle(document: Document, style: ScalarStyle): void {
  if (style === undefined || style === Scalar.PLAIN) return;
  visit(document, {
    Scalar(at, node, path) {
      if (at === 'key' || path.length > 3 || !isScalar(node) || typeof node.value !== 'string') return;
      // Quotes over several lines would go around the comment behind them.
      if (/^BLOCK/.test(style) || !/[\r\n]/.test(node.value)) node.type = style;
    },
  });
}
