import sharp from 'sharp';

/** Invented pictures: plain areas, with what a camera would note about them. */
const area = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 20, g: 110, b: 160 } } });

/** A photo as a telephone takes it: held sideways (orientation 6 = turn right), with the place and the device in its EXIF. */
export const photoWithPlace = (): Promise<Buffer> =>
  area(60, 40)
    .jpeg()
    .withExif({
      IFD0: { Make: 'Ponsel Contoh', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '2/1 12/1 36/1', GPSLongitudeRef: 'E', GPSLongitude: '113/1 54/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** A sticker of three frames. */
export const movingSticker = async (): Promise<Buffer> => {
  const frames = await Promise.all([10, 120, 240].map(r => frame(r)));
  return sharp(frames, { join: { animated: true } })
    .webp()
    .toBuffer();
};

const frame = (r: number): Promise<Buffer> =>
  sharp({ create: { width: 24, height: 24, channels: 3, background: { r, g: 80, b: 80 } } })
    .png()
    .toBuffer();

/** Two kilobytes that claim to be a picture of this size. */
export const pixelFlood = (): Promise<Buffer> => area(9_000, 9_000).png({ compressionLevel: 9 }).toBuffer();
