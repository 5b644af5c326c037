import { defaultPolicy, isWorkingTime, clockStart } from '../../complaint/deadline';
import type { Channel } from '../../complaint/complaint';
import { districts } from '../../complaint/masterData';
import { dayOfDate, instant, weekdayOf } from '../../complaint/wib';
import { Chance } from './chance';
import { fates, needsPhone, onFullTrack, type Fate, type Life } from './life';
import { matters } from './matters';
import { isShort } from './matters/matter';
import { Pace } from './pace';

const minute = 60_000;
const firstDay = dayOfDate('2026-11-02');
const lastDay = dayOfDate('2026-11-30');

/** How much comes in on each day of the week, Monday first. */
const busyness = [14, 12, 11, 11, 9, 4, 3];

const byChannel: Record<Channel, number> = { whatsapp: 64, counter: 13, lapor: 9, phone: 7, email: 6, letter: 1 };

/** The invented complaints of November, the same for the same seed. */
export function monthOf(count: number, seed: number): Life[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, (_, index) => lifeOf(index, chance.own()));
}

function lifeOf(index: number, chance: Chance): Life {
  const fate: Fate = chance.weighed(fates);
  const channel = needsPhone.includes(fate) ? 'whatsapp' : chance.weighed(byChannel);
  const at = arrival(chance, channel);
  const matter = chance.of(onFullTrack.includes(fate) ? matters.filter(each => !isShort(each)) : matters);
  const { place, fill } = surroundings(chance);
  return {
    ...{ fate, channel, at, matter, chance, place, fill },
    pace: new Pace(chance.own(), at, chance.percent(12) ? chance.between(3, 6) : 1),
    operator: chance.percent(60) ? 'operator' : 'operator2',
    who: whoIs(index, channel),
    externalId: String(99000100 + index),
    words: wordsOf(fate, chance, fill(chance.of(matter.texts)), channel),
  };
}

/** A day of the month by its busyness; citizens write from seven in the morning to half past ten, officers type while open. */
function arrival(chance: Chance, channel: Channel): Date {
  const days = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index);
  const day = Number(chance.weighed(Object.fromEntries(days.map(each => [String(each), busyness[weekdayOf(each) - 1]!]))));
  const [from, to] = channel === 'whatsapp' && !chance.percent(78) ? [16 * 60, 22 * 60 + 30] : [7 * 60, 15 * 60 + 30];
  const at = instant(day, chance.between(from, to) * minute);
  return channel === 'whatsapp' || isWorkingTime(at, defaultPolicy)
    ? at
    : new Date(clockStart(at, defaultPolicy).getTime() + chance.between(0, 90) * minute);
}

function surroundings(chance: Chance): Pick<Life, 'place' | 'fill'> & { place: { district: string; ward: string } } {
  const district = districts[Number(chance.weighed({ 0: 34, 1: 8, 2: 42, 3: 12, 4: 4 }))]!;
  const ward = chance.of(district.wards).name;
  const weeks = String(chance.between(2, 5));
  return {
    place: { district: district.name, ward },
    fill: text => text.replaceAll('{ward}', ward).replaceAll('{weeks}', weeks),
  };
}

/** `Warga Contoh AA` to `ZZ`; numbers of a range that nobody has. */
function whoIs(index: number, channel: Channel): Life['who'] {
  const letters = String.fromCharCode(65 + (Math.floor(index / 26) % 26), 65 + (index % 26));
  const from =
    channel === 'email'
      ? `warga.contoh.${letters.toLowerCase()}@contoh.invalid`
      : `6280000${String(10_000 + index).padStart(6, '0')}`;
  return { from, name: `Warga Contoh ${letters}` };
}

const openings = ['Assalamualaikum', 'Selamat pagi min', 'Permisi pak', 'Halo admin dukcapil', 'Tabe'];

function wordsOf(fate: Fate, chance: Chance, matter: string, channel: Channel): string[] {
  if (fate === 'greeting') return [chance.of(openings)];
  if (fate === 'spam')
    return [
      chance.of([
        'PROMO undian berhadiah, sebarkan ke 10 grup!!',
        '[diteruskan] Info loker gaji besar tanpa syarat, klik tautan ini',
      ]),
    ];
  if (fate === 'otherRegion') return ['KTP saya terbitan kabupaten sebelah, alamatnya salah. Bisa dibetulkan di sini?'];
  if (fate === 'otherOffice') return ['Air ledeng di rumah mati sudah 4 hari, tolong ditindak'];
  return channel === 'whatsapp' && chance.percent(45) ? [chance.of(openings), matter] : [matter];
}
