import { useCallback } from 'react';
import { useLive } from '../frame/live';
import { useSurroundings } from '../frame/settings';
import type { Citizen } from './chat';

/** Citizens one can be at once, without adding any: invented, as all are here. */
const ready = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter, index) =>
  unknownCitizen(inventedNumber(index + 1), `Warga Contoh ${letter}`),
);

/** A number nobody has: no Indonesian number begins with 62800. */
function inventedNumber(count: number): string {
  return `62800000000${String(count).padStart(2, '0')}`;
}

/** Somebody the office and their phone know nothing about yet. */
export function unknownCitizen(from: string, name = `Warga ${from.slice(-4)}`): Citizen {
  return { from, name, phoneOff: false, unreachable: false, unread: 0, lastMessage: null, windowClosesAt: null };
}

/** Whoever wrote last comes first; who never wrote keeps their place at the end. */
export function everybody(known: readonly Citizen[]): Citizen[] {
  const missing = ready.filter(({ from }) => !known.some(citizen => citizen.from === from));
  const present = known.map(citizen => ({ ...citizen, name: readyName(citizen) ?? citizen.name }));
  const lastAt = ({ lastMessage }: Citizen): number => (lastMessage ? Date.parse(lastMessage.at) : 0);
  return [...present, ...missing].sort((a, b) => lastAt(b) - lastAt(a));
}

/** A ready citizen whom the office wrote to first goes by their number until they write themselves. */
const readyName = ({ from, name }: Citizen): string | undefined =>
  name === unknownCitizen(from).name ? ready.find(citizen => citizen.from === from)?.name : undefined;

export function useCitizens(): { citizens: Citizen[]; error: string | undefined } {
  const { ask } = useSurroundings();
  const load = useCallback(() => ask<Citizen[]>('/local/phone/citizens'), [ask]);
  const { value, error } = useLive(['phone'], load);
  return { citizens: everybody(value ?? []), error };
}

/** The first invented number after the ready ones and the samples' that nobody in the list has. */
export function freeNumber(citizens: readonly Citizen[]): string {
  const taken = new Set(citizens.map(({ from }) => from));
  for (let count = 21; ; count++) if (!taken.has(inventedNumber(count))) return inventedNumber(count);
}
