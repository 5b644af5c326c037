/** The smallest valid file of each kind, sent when a script gives no bytes of its own. All content is invented. */
const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

/** An 8×8 grey baseline JPEG. */
const jpeg = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBD/wAAL' +
    'CAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AP//Z',
);

/** One empty Opus packet in three Ogg pages: a voice note of 20 ms. */
const ogg = base64(
  'T2dnUwACAAAAAAAAAABBVURBAAAAALCtX+cBE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAEFVREEBAAAA+7zaXgEWT3B1c1RhZ3MGAAAAY29udG9o' +
    'AAAAAE9nZ1MABMADAAAAAAAAQVVEQQIAAAC9W6iZAQP4//4=',
);

/** A 1×1 lossless WebP. */
const webp = base64('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==');

/** An MP4 without tracks. */
const mp4 = base64(
  'AAAAHGZ0eXBpc29tAAACAGlzb21pc28ybXA0MQAAAHRtb292AAAAbG12aGQAAAAAAAAAAAAAAAAAAAPoAAAAAAABAAABAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAA' +
    'AAAAAAEAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABAAAACG1kYXQ=',
);

/** One blank A6 page; built here because the cross-reference table needs the offsets. */
function pdf(): Buffer {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 298 420]>>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
  return Buffer.from(`${text}${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`);
}

export interface Sample {
  bytes: Buffer;
  mimeType: string;
  filename?: string;
}

/** Message type → what a phone would send. */
export const SAMPLES: Record<string, Sample> = {
  image: { bytes: jpeg, mimeType: 'image/jpeg' },
  audio: { bytes: ogg, mimeType: 'audio/ogg; codecs=opus' },
  video: { bytes: mp4, mimeType: 'video/mp4' },
  sticker: { bytes: webp, mimeType: 'image/webp' },
  document: { bytes: pdf(), mimeType: 'application/pdf', filename: 'contoh.pdf' },
};
