// What the page and the worker say to each other. Calls carry an id and get one answer; the worker also sends the state of
// the body whenever it changes, so that the page never asks whether something is ready.

import type { BodyKind } from './bytes/sniff.ts';
import type { FaultView } from './describe-fault.ts';
import type { TableColumn, TableRow } from './json/table-view.ts';
import type { TreeRow } from './json/tree-view.ts';
import type { Row } from './lines/read-rows.ts';

export type LineView = 'pretty' | 'raw';

/** What is known before the first byte. */
export interface Opening {
  size: number;
  contentType: string | null;
  view: LineView;
  width: number;
}

export interface BodyState {
  /** Null until the first bytes show it. */
  kind: BodyKind | null;
  /** Bytes that have arrived. */
  arrived: number;
  /** All bytes are here and have been read once. */
  complete: boolean;
  fault: FaultView | null;
  /** Line of the pretty form at which the fault is (0-based), -1 without one. */
  faultLine: number;
  /** Of the line view that is shown. */
  view: LineView;
  width: number;
  lines: number;
  rows: number;
  /** The first rows, sent once for each layout. */
  head: Row[] | null;
  /** Bytes of the longest row, for the width of the scrolled area. */
  longest: number;
  treeRows: number;
  /** Changes whenever rows of the tree may have moved. */
  treeVersion: number;
  table: { rows: number; columns: TableColumn[]; hiddenColumns: number; steps: string[] } | null;
  search: { id: number; count: number; done: boolean; full: boolean };
}

export interface HitPlace {
  row: number;
  /** Columns of the row that are the hit. */
  from: number;
  to: number;
}

export interface Target {
  path: string;
  value: string | null;
  /** The value is larger than may be copied; its size in bytes. */
  tooLarge: number | null;
  /** The value is an http(s) address. */
  link: string | null;
}

/** Text to copy, or how many bytes it would be when that is too many. */
export type CopyText = { text: string } | { tooLarge: number };

/** Calls about lines: pretty, raw and hexadecimal. */
export interface LineCalls {
  /** Shows a view at a width; rows of the view before are given back as rows of this one. */
  show(view: LineView, width: number, rows: number[]): number[];
  rows(view: LineView, width: number, from: number, count: number): Row[];
  rowOfLine(line: number): number;
  rowOfOffset(offset: number): number;
  copyRows(from: number, to: number): CopyText;
  copyAll(): CopyText;
  target(row: number): Target | null;
  search(query: string, matchCase: boolean): number;
  hitAfter(offset: number): number;
  lineHit(index: number): HitPlace | null;
  hitOffset(index: number): number;
}

/** Calls about the values of a JSON body. */
export interface JsonCalls {
  treeRows(from: number, count: number): TreeRow[];
  treeSet(row: number, open: boolean): null;
  treeOpenAll(row: number): boolean;
  treeParent(row: number): number;
  treeTarget(row: number): Target | null;
  /** The row that shows the byte at `offset`, with the way to it opened; -1 when none can. */
  treeHit(offset: number): number;
  tableRows(from: number, count: number): TableRow[];
  tableTarget(row: number, column: number): Target | null;
  tableHit(offset: number): { row: number; column: number } | null;
}

export type BodyCalls = LineCalls & JsonCalls;
export type CallName = keyof BodyCalls;
export type CallMessage = { [K in CallName]: { id: number; call: K; args: Parameters<BodyCalls[K]> } }[CallName];

export type ToWorker = { open: Opening } | { chunk: Uint8Array } | { text: string } | { end: true } | CallMessage;

export type FromWorker = { state: BodyState } | { id: number; result: unknown } | { id: number; error: string };
