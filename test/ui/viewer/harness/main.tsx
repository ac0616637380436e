// A page that shows the viewer and nothing else, for the tests and the bench. The test says what to show through
// `window.harness`; the page counts what the person would notice: first rows, long tasks.
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { BodyViewer } from '../../../../renderer/viewer/BodyViewer.tsx';
import type { BodySource } from '../../../../renderer/viewer/body-source.ts';
import { DiffView } from '../../../../renderer/viewer/diff/DiffView.tsx';
import { JsonEditor } from '../../../../renderer/viewer/editor/JsonEditor.tsx';
import '../../../../renderer/ui/theme/fonts.css';
import '../../../../renderer/ui/theme/tokens.css';
import '../../../../renderer/ui/theme/base.css';
import './harness.css';

export interface ShowBody {
  url?: string;
  text?: string;
  size?: number;
  contentType?: string | null;
  truncated?: boolean;
  truncatedReason?: string;
}

/** Bytes of a piece of a body that is streamed from memory. */
const PIECE = 256 * 1024;

const root = createRoot(document.getElementById('root') ?? document.body);
let number = 0;
const seen = { links: [] as string[], saved: 0, edited: '', longTasks: [] as number[] };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.longTasks.push(Math.round(entry.duration));
}).observe({ type: 'longtask' });

const sourceOf = (body: ShowBody): BodySource => {
  const { url } = body;
  return {
    key: String(++number),
    load: url === undefined ? undefined : (signal) => fetch(url, { signal }),
    text: body.text,
    size: body.size ?? new Blob([body.text ?? '']).size,
    contentType: body.contentType === undefined ? 'application/json' : body.contentType,
    truncated: body.truncated ?? false,
    truncatedReason: body.truncatedReason,
  };
};

const Editing = ({ start }: { start: string }) => {
  const [value, setValue] = useState(start);
  const change = (text: string): void => {
    seen.edited = text;
    setValue(text);
  };
  return (
    <div className="editor">
      <button type="button">Before</button>
      <JsonEditor value={value} label="Request body" onChange={change} />
      <button type="button">After</button>
    </div>
  );
};

const harness = {
  seen,
  show(body: ShowBody): void {
    const source = sourceOf(body);
    root.render(
      <StrictMode>
        <BodyViewer source={source} onOpenLink={(url) => seen.links.push(url)} onSave={() => seen.saved++} />
      </StrictMode>,
    );
  },
  /** A body whose bytes are in the page already, given in pieces as a network would. */
  showBytes(bytes: ArrayBuffer, size: number): void {
    let at = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        const piece = new Uint8Array(bytes.slice(at, at + PIECE));
        at += PIECE;
        if (piece.length === 0) controller.close();
        else controller.enqueue(piece);
      },
    });
    const load = async (): Promise<Response> => new Response(stream);
    const known = { size, contentType: 'application/json', truncated: false };
    root.render(<BodyViewer source={{ key: String(++number), load, ...known }} />);
  },
  diff(before: ShowBody, after: ShowBody): void {
    root.render(<DiffView before={sourceOf(before)} after={sourceOf(after)} beforeLabel="Before" afterLabel="After" />);
  },
  edit(value: string): void {
    seen.edited = value;
    root.render(<Editing key={++number} start={value} />);
  },
  clear(): void {
    root.render(null);
  },
};
export type Harness = typeof harness;
Object.assign(window, { harness });
