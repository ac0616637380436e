// Calls of a recorded cassette: what the test recorders of Python (vcrpy, betamax), Ruby (VCR), Go (go-vcr) and PHP keep. They all
// have a list of interactions with the request in each, and differ in the name of that list and of the address.

import { childOf, isRecord } from '../catalogue/openapi-node.ts';
import { createTrafficNotes, type Traffic } from './traffic.ts';

const LISTS = ['interactions', 'http_interactions'];

/** The list of interactions; null when the document is no cassette. PHP's has no name: the document is the list. */
export function interactionsOf(document: unknown): { at: string; list: readonly unknown[] } | null {
  for (const name of LISTS) {
    const list = childOf(document, name);
    if (Array.isArray(list)) return { at: `$.${name}`, list };
  }
  return null;
}

export function readCassette(document: unknown): Traffic {
  const notes = createTrafficNotes();
  const { at, list } = interactionsOf(document) ?? { at: '$', list: [] };
  list.forEach((interaction, index) => {
    const place = `${at}[${index}].request`;
    const request = childOf(interaction, 'request');
    if (!isRecord(request)) notes.problem(place, 'is missing.');
    // The request of a go-vcr cassette of websockets, and of vcrpy's older ones, has its address as `url`.
    else notes.call(request.method, request.uri ?? request.url, place);
  });
  return notes.done();
}
