// Where the window was, kept between starts and mended when the displays have changed: a window is never opened where nobody
// can see or grab it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const area = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() });
const windowState = z.object({ bounds: area, maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

const USUAL = { width: 1440, height: 900 };
/** So much of the title bar must be on a display. */
const GRAB = { width: 120, height: 40 };

/** Null when nothing usable is kept. */
export function readWindowState(folder: string): WindowState | null {
  try {
    return windowState.safeParse(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** As the window closes, so at once; a folder that cannot be written loses the place of a window and no more. */
export function writeWindowState(folder: string, state: WindowState): void {
  try {
    writeFileSync(join(folder, 'window.json'), JSON.stringify(state), { mode: 0o600 });
  } catch {
    return;
  }
}

/** Bounds for the window; without x and y Electron centres it. `areas` are the work areas of the displays. */
export function fitWindow(
  kept: WindowState | null,
  areas: Area[],
): { bounds: { width: number; height: number; x?: number; y?: number }; maximized: boolean } {
  const maximized = kept?.maximized ?? false;
  if (kept === null) return { bounds: limit(USUAL, areas[0]), maximized };
  const home = areas.find((one) => canGrab(kept.bounds, one));
  if (home === undefined) return { bounds: limit(kept.bounds, areas[0]), maximized };
  return { bounds: { ...limit(kept.bounds, home), x: kept.bounds.x, y: kept.bounds.y }, maximized };
}

function limit(size: { width: number; height: number }, to: Area | undefined): { width: number; height: number } {
  return {
    width: Math.min(size.width, to?.width ?? size.width),
    height: Math.min(size.height, to?.height ?? size.height),
  };
}

function canGrab(bounds: Area, display: Area): boolean {
  const across = Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x);
  const top = bounds.y >= display.y && bounds.y + GRAB.height <= display.y + display.height;
  return top && across >= GRAB.width;
}
