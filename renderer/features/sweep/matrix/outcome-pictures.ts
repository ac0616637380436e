// The outcomes of a cell as pictures, for the matrix that is drawn on canvas. They are taken from the marks that the page
// shows elsewhere, their lines and colours as the theme has them now, so that no mark can differ from another.

export interface OutcomePictures {
  /** Pixels of the screen for one of the page. */
  scale: number;
  /** By the outcome's word; NOT_DONE for a cell that has none yet. */
  byWord: ReadonlyMap<string, HTMLCanvasElement>;
}

export const NOT_DONE = '';
const ICON_UNITS = 24;

/** `sheet` holds one element with `data-word` an outcome, an SVG of strokes in it; its border is the line between cells. */
export function takePictures(sheet: HTMLElement, width: number, height: number, scale: number): OutcomePictures {
  const marks = [...sheet.querySelectorAll<HTMLElement>('[data-word]')];
  const line = getComputedStyle(sheet).borderRightColor;
  return {
    scale,
    byWord: new Map(
      marks.map((mark) => [mark.dataset.word ?? NOT_DONE, takePicture(mark, line, width, height, scale)]),
    ),
  };
}

function takePicture(mark: HTMLElement, line: string, width: number, height: number, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(scale, scale);
  const icon = mark.querySelector('svg');
  if (icon?.parentElement) {
    const { backgroundColor, color } = getComputedStyle(icon.parentElement);
    context.fillStyle = backgroundColor;
    context.fillRect(0, 0, width, height);
    drawIcon(context, icon, color, width, height);
  }
  context.fillStyle = line;
  context.fillRect(width - 1, 0, 1, height);
  context.fillRect(0, height - 1, width, 1);
  return canvas;
}

function drawIcon(context: CanvasRenderingContext2D, icon: SVGElement, colour: string, width: number, height: number) {
  const side = Number(icon.getAttribute('width'));
  context.save();
  context.translate((width - 1 - side) / 2, (height - 1 - side) / 2);
  context.scale(side / ICON_UNITS, side / ICON_UNITS);
  context.strokeStyle = colour;
  context.lineWidth = Number(icon.getAttribute('stroke-width'));
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const path of icon.querySelectorAll('path')) context.stroke(new Path2D(path.getAttribute('d') ?? ''));
  context.restore();
}
