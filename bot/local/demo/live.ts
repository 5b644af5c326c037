import { Citizen } from './citizen';
import type { OfficeClient } from './client';
import { courses } from './courses';
import type { Stretch } from './desk';
import type { Ending } from './endings';
import { enters } from './entering';
import type { CaseFate, Life } from './life';
import type { Story } from './story';

/** One complaint from its first word on. */
export async function* live(office: OfficeClient, life: Life): Story {
  const { pace, at, words, fate, who } = life;
  yield pace.exactly(at);
  const citizen = life.channel === 'whatsapp' ? new Citizen(office, who.from, who.name) : null;
  if (citizen && (fate === 'greeting' || fate === 'spam')) return yield* noComplaint(office, life, citizen);
  const ticket = citizen ? await citizen.reports(words) : await enters(office, life, life.channel);
  const desk: Ending = { ...life, office, ticket, citizen };
  yield* courses[fate as CaseFate](desk, life);
}

/** A greeting gets its number after a quarter of an hour, anything else at once; the operator sees that it is no complaint. */
async function* noComplaint(office: OfficeClient, { pace, words, fate, operator }: Life, citizen: Citizen): Stretch {
  for (const text of words) await citizen.writes(text);
  yield pace.citizen(16, 16);
  const ticket = await citizen.newestTicket();
  if (!ticket) return;
  yield pace.office(5, 60);
  await office.act(operator, ticket, 'dismiss', { reason: fate });
}
