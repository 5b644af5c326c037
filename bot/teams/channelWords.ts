import { divisions, type Division } from '../complaint/masterData';
import { saidIn } from './said';

/** What somebody wants of the channel in which they write: a division, that it be let go, or nothing that is understood. */
export type ChannelWish = { division: Division } | 'release' | 'unclear';

const aboutChannel = /^(?:kanal|saluran|channel)\b\s*(.*)$/i;

/** "kanal bidang PP", "kanal lepas", "channel division PP"; null = it is not about the channel. */
export function channelWish(text: string): ChannelWish | null {
  const said = aboutChannel.exec(saidIn(text))?.[1];
  if (said === undefined) return null;
  if (/^(?:di)?(?:lepas(?:kan)?|release)$/i.test(said)) return 'release';
  const name = said.replace(/^(?:bidang|division)\s+/i, '').toLowerCase();
  const names = (one: (typeof divisions)[number]): string[] => [one.short, one.code, one.label.id, one.label.en];
  const named = divisions.find(one => names(one).some(each => [name, `bidang ${name}`].includes(each.toLowerCase())));
  return named ? { division: named.code } : 'unclear';
}
