import { useCallback } from 'react';
import type { Channel } from '../../../complaint/complaint';
import type { Label } from '../../../complaint/masterData';
import { useLive } from '../frame/live';
import { useSurroundings } from '../frame/settings';
import type { Writing } from './chat';
import { samplePhoto } from './samplePictures';

/** A complaint ready to be sent, as `/local/samples` gives those of WhatsApp. */
export interface Sample {
  number: number;
  citizen: { from: string; name: string };
  messages: SampleMessage[];
  title: Label;
}

export interface SampleMessage {
  type: string;
  text?: string;
  caption?: string;
}

type AnySample = Omit<Sample, 'citizen'> & { channel: Channel; citizen: Sample['citizen'] | null };

const isOnWhatsapp = (sample: AnySample): sample is AnySample & Sample =>
  sample.channel === 'whatsapp' && sample.citizen !== null;

export function useSamples(): Sample[] {
  const { ask } = useSurroundings();
  const load = useCallback(() => ask<AnySample[]>('/local/samples'), [ask]);
  return useLive([], load).value?.filter(isOnWhatsapp) ?? [];
}

/** The message as the phone sends it. */
export const writingOf = ({ type, text, caption }: SampleMessage): Writing => ({
  ...(type !== 'text' && { type }),
  ...(text && { text }),
  ...(caption && { caption }),
  ...(type === 'image' && samplePhoto()),
});
