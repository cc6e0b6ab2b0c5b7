import { saveBlob } from '../../ui/save-text.ts';
import type { PictureColours } from './lineage-svg.ts';

/** What browsers draw at most in one picture. */
const MOST = { side: 16_000, area: 120_000_000 } as const;
/** Letters cannot be read below this. */
const LEAST = 0.45;

/** How many pixels of a PNG there are for one of the drawing: two for a sharp picture, fewer for a large one; null where none can be read. */
export function pngScale({ width, height }: { readonly width: number; readonly height: number }): number | null {
  const scale = Math.min(2, MOST.side / width, MOST.side / height, Math.sqrt(MOST.area / (width * height)));
  return scale < LEAST ? null : scale;
}

/** Draws an SVG and gives it to the person as a PNG. It comes from a data URL: the page's policy takes no other. */
export async function savePng(
  name: string,
  svg: string,
  size: { readonly width: number; readonly height: number },
  scale: number,
): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(size.width * scale);
  canvas.height = Math.round(size.height * scale);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) throw new Error('no picture');
  saveBlob(name, blob);
}

/** The colours of the page as they are now. */
export function pageColours(): PictureColours {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim() || 'currentColor';
  return {
    bg: colour('bg'),
    surface: colour('surface'),
    text: colour('text'),
    text2: colour('text-2'),
    border: colour('control'),
    accent: colour('accent'),
    warning: colour('warning'),
  };
}
