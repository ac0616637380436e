// Explain: a pasted response at the left, what it means at the right, and below the codes that are known.
import { useDeferredValue, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Exchange } from '../../../../shared/model/exchange.ts';
import { explainResponse } from '../../../../shared/okta/explain/explain-response.ts';
import { reportProblem } from '../../../platform/problems.ts';
import { useCatalogue } from '../../../platform/session-state/catalogue.ts';
import { takeExplained } from '../../../platform/session-state/explain-handoff.ts';
import { Splitter } from '../../../ui/layout/Splitter.tsx';
import { CodesPanel } from './CodesPanel.tsx';
import { ExplainResult } from './ExplainResult.tsx';
import { explainStore, startReading, takeText } from './explain-store.ts';
import { createOperationFinder } from './find-operations.ts';
import { needsYaml, yamlReader } from './load-yaml.ts';
import { PasteField } from './PasteField.tsx';
import { readBodyText } from './read-body-text.ts';
import { toKnown } from './request-fields.ts';

let reading = new AbortController();

export function ExplainView() {
  const state = useStore(explainStore);
  // A long text is explained a moment after the key that changed it.
  const { text, found, edits, beside } = useDeferredValue(state);
  const { operations } = useCatalogue().catalogue;
  const finder = useMemo(() => createOperationFinder(operations), [operations]);
  const explanation = useMemo(() => {
    if (text.trim() === '' || needsYaml(text)) return null;
    return explainResponse(text, {
      ...toKnown(found, edits, finder.matcher.methodsAt),
      findOperation: (method, target) => finder.matcher.match(method, target)?.operation ?? null,
      readYaml: yamlReader(),
      failure: beside.failure,
      missingBody: beside.missingBody,
    });
  }, [text, found, edits, beside, finder]);
  useEffect(() => {
    const handed = takeExplained();
    if (handed !== null) void takeExchange(handed).catch(reportProblem);
  }, []);
  return (
    <Splitter
      id="explain-codes"
      label="Height of the list of codes"
      direction="rows"
      fixed="end"
      initial={window.innerHeight <= 660 ? 144 : 208}
      min={120}
      max={640}
      restMin={240}
    >
      <Splitter id="explain" label="Width of the pasted response" initial={460} min={300} max={900} restMin={420}>
        <PasteField finder={finder} judgedAs={explanation?.judgedAs ?? null} />
        <ExplainResult explanation={explanation} reading={state.reading} matcher={finder.matcher} />
      </Splitter>
      <CodesPanel />
    </Splitter>
  );
}

/**
 * A response that the bench itself received, to be explained: with its body, and with what is known beside the text.
 * The newest wins; a text that is taken, or a field that is emptied, ends it.
 */
async function takeExchange(exchange: Exchange): Promise<void> {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  const { id, response, heldScopes, failure, tenantId, tenantName, credentialId, credentialName } = exchange;
  const about = { tenantId, tenantName, credentialId, credentialName };
  startReading();
  const { text, missing } =
    response === null ? { text: '', missing: null } : await readBodyText(id, response.body, signal);
  if (signal.aborted || !explainStore.getState().reading) return;
  takeText(toExchangeText(exchange, text), { heldScopes, failure, missingBody: missing, about });
}

// An exchange as text, as it crossed the wire: the head of the request, then the response as it was received. It is the exchange as
// the page has it: secrets are masked by the host already.
function toExchangeText({ kind, request, response }: Exchange, bodyText: string): string {
  const asked = [`${request.method} ${request.url} HTTP/1.1`, ...request.headers.map((pair) => pair.join(': '))];
  // The form of a token request names the scopes that were asked for; the body of another request is not needed here.
  const form = kind === 'token' && request.body ? ['', request.body] : [];
  // The form of curl -v says that there was a request and no response.
  if (response === null) return asked.map((line) => `> ${line}`).join('\n');
  const head = [
    `HTTP/${response.httpVersion} ${response.status} ${response.statusText}`.trim(),
    ...response.headers.map((pair) => pair.join(': ')),
  ];
  return [...asked, ...form, '', ...head, '', bodyText].join('\n');
}
