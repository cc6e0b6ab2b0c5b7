/*
 * Draws the app's icons from their SVGs with a real Chromium: `npm run icons`.
 * At 16 pixels the mark has a drawing of its own, on whole pixels, or its brackets blur.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/build.ts';
import { launchChromium } from '../support/chromium.ts';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const folder = path.join(ROOT, 'assets/icons');
const drawings = {
  small: readFileSync(path.join(folder, 'icon-small.svg'), 'utf8'),
  large: readFileSync(path.join(ROOT, 'renderer/public/icon.svg'), 'utf8'),
};

const browser = await launchChromium();
const page = await browser.newPage();
for (const size of SIZES) {
  const drawing = size <= 16 ? drawings.small : drawings.large;
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<body style="margin:0">${drawing.replace('<svg ', `<svg width="${size}" height="${size}" style="display:block" `)}</body>`,
  );
  writeFileSync(path.join(folder, `${size}x${size}.png`), await page.screenshot({ omitBackground: true }));
}
await browser.close();
