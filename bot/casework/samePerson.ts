import type { EntityManager } from 'typeorm';
import type { ReporterRow } from '../database/tables';

/** The one id under which reporters stand whom officers found to be one person; their own where nobody has. */
export const personOf = ({ id, samePersonAs }: Pick<ReporterRow, 'id' | 'samePersonAs'>): string => samePersonAs ?? id;

/** Every reporter that is this one's person, itself included (DESIGN §5: one person behind many aliases). */
export async function reportersOfPerson(manager: EntityManager, reporterId: string): Promise<string[]> {
  const own = await manager.findOneByOrFail<ReporterRow>('Reporter', { id: reporterId });
  const person = personOf(own);
  const others = await manager.findBy<ReporterRow>('Reporter', { samePersonAs: person });
  return [...new Set([reporterId, person, ...others.map(({ id }) => id)])];
}
