import type { Chance } from './chance';
import type { Citizen } from './citizen';
import { handedOver, replied, sentByHand, type OnDesk, type Stretch } from './desk';

/** What becomes of a complaint once it was answered; the citizen is there where they can write back by themselves. */
export interface Ending extends OnDesk {
  chance: Chance;
  citizen: Citizen | null;
}

/** "Sudah selesai", by the button or told to the operator, and often a rating. */
export async function* confirmed(end: Ending): Stretch {
  const { pace, ticket, chance, citizen } = end;
  yield pace.citizen(40, 30 * 60);
  if (!citizen) return yield* toldToOperator(end, 'confirmSettled', 'Sudah beres, terima kasih.');
  await citizen.opens();
  await citizen.presses('sudah', ticket);
  if (!chance.percent(60)) return;
  yield pace.citizen(2, 180);
  await citizen.writes(chance.of(['4', '4', '4', 'sangat puas', 'sangat puas', '3', '3', 'puas', 'puas', '2', '1']));
}

/** "Belum", a second round with a better answer, and then it is settled. */
export async function* secondRound(end: Ending): Stretch {
  const { pace, ticket, chance, citizen, matter } = end;
  yield pace.citizen(40, 26 * 60);
  if (citizen) {
    await citizen.opens();
    await citizen.presses('belum', ticket);
    await citizen.writes(
      chance.of([
        'kada sama lawan nang ulun dapat di loket',
        'sudah saya coba tapi masih sama pak',
        'tadi ke kantor disuruh balik lagi',
      ]),
    );
  } else yield* toldToOperator(end, 'notSettled', 'Masih sama seperti kemarin.');
  yield* replied(end, matter.again);
  yield* confirmed(end);
}

/** Words that no program may take for a yes: the operator reads them. */
export async function* inWords(end: Ending): Stretch {
  const { office, pace, ticket, operator, citizen, chance } = end;
  if (!citizen) return yield* confirmed(end);
  yield pace.citizen(30, 20 * 60);
  await citizen.opens();
  const quote = chance.of([
    'oke makasih infonya pak, nanti ulun ka kantor',
    'siap min, sudah dapat kartunya tadi pagi, trims',
    'baik kak akhirnya beres jg',
  ]);
  await citizen.writes(quote);
  yield pace.office(20, 90);
  await office.act(operator, ticket, 'confirmSettled', { via: 'whatsapp', quote, saidAt: pace.at.toISOString() });
}

/** Nothing more is heard. Who has no WhatsApp is reminded by hand, on working days 2 and 5, and told of the closing on the tenth. */
export async function* silent(end: Ending): Stretch {
  const { pace, citizen, chance } = end;
  if (citizen) {
    if (!chance.percent(60)) return;
    yield pace.citizen(30, 20 * 60);
    return citizen.opens();
  }
  for (const days of [2, 3, 5]) {
    yield pace.workingDays(days, 30);
    await sentByHand(end);
  }
}

async function* toldToOperator(end: Ending, action: 'confirmSettled' | 'notSettled', quote: string): Stretch {
  const { office, pace, ticket, operator, channel } = end;
  yield pace.office(0, 30);
  const via = channel === 'whatsapp' ? 'phone' : channel;
  await office.act(operator, ticket, action, { via, quote, saidAt: pace.at.toISOString() });
  yield* handedOver(end);
  await sentByHand(end);
}
