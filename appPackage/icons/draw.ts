import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

/** Sides in pixels, as Teams asks for them (Microsoft Learn, "App icons"). */
export const sides = { color: 192, outline: 32 } as const;
export type Icon = keyof typeof sides;

/** The PNG that an SVG beside this file stands for, in 8-bit RGBA. */
export function drawIcon(icon: Icon): Promise<Buffer> {
  const side = sides[icon];
  const svg = readFileSync(join(__dirname, `${icon}.svg`));
  return sharp(svg).resize(side, side).ensureAlpha().png({ compressionLevel: 9 }).toBuffer();
}

/** `npm run icons`: after a change of an SVG. The PNGs are kept, because the Agents Toolkit packs the folder as it stands. */
async function main(): Promise<void> {
  for (const icon of Object.keys(sides) as Icon[]) writeFileSync(join(__dirname, '..', `${icon}.png`), await drawIcon(icon));
}

if (require.main === module) void main();
