import type { Writing } from './chat';

type Picture = Pick<Writing, 'mediaBase64' | 'mimeType'>;

/** A photo of nothing that says so. */
export function samplePhoto(): Picture {
  return drawn(480, 320, 'image/jpeg', pen => {
    const sky = pen.createLinearGradient(0, 0, 480, 320);
    sky.addColorStop(0, '#3f6f96');
    sky.addColorStop(1, '#5d8f7c');
    pen.fillStyle = sky;
    pen.fillRect(0, 0, 480, 320);
    pen.fillStyle = '#ffffff';
    pen.font = 'bold 40px sans-serif';
    pen.textAlign = 'center';
    pen.fillText('FOTO CONTOH', 240, 174);
  });
}

/** A smiling face. */
export function sampleSticker(): Picture {
  return drawn(256, 256, 'image/webp', pen => {
    const round = (x: number, y: number, radius: number): void => {
      pen.beginPath();
      pen.arc(x, y, radius, 0, 2 * Math.PI);
      pen.fill();
    };
    pen.fillStyle = '#ffd54a';
    round(128, 128, 116);
    pen.fillStyle = '#4a3200';
    round(88, 104, 14);
    round(168, 104, 14);
    pen.strokeStyle = '#4a3200';
    pen.lineWidth = 12;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.arc(128, 132, 62, 0.15 * Math.PI, 0.85 * Math.PI);
    pen.stroke();
  });
}

/** The type is the browser's word: one that cannot write WebP writes PNG. */
function drawn(width: number, height: number, type: string, draw: (pen: CanvasRenderingContext2D) => void): Picture {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  draw(canvas.getContext('2d')!);
  const [head, mediaBase64] = canvas.toDataURL(type, 0.8).split(',') as [string, string];
  return { mediaBase64, mimeType: head.replace(/^data:|;base64$/g, '') };
}
