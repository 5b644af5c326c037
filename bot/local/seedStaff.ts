import { qualifications } from '../complaint/complaint';
import type { Division } from '../complaint/masterData';
import type { Database } from '../database/dataSource';
import { newId } from '../database/dialect';
import type { PersonRow, RoleAssignmentRow } from '../database/tables';
import { personas } from './personas';
import type { Persona, PersonaKey } from './personas';

/** The unit each of the invented staff belongs to; complaints are the work of the data use and innovation division. */
const divisions: Partial<Record<PersonaKey, Division>> = {
  operator: 'dataUseInnovation',
  operator2: 'dataUseInnovation',
  policyAnalyst: 'dataUseInnovation',
  technicalDivision: 'populationRegistration',
  technicalDivision2: 'civilRegistration',
  headOfDivision: 'dataUseInnovation',
  handler: 'secretariat',
  liaisonOfficer: 'dataUseInnovation',
  recordsOfficer: 'secretariat',
  admin: 'secretariat',
  dataProtectionOfficer: 'secretariat',
};

const since = new Date('2022-01-04T00:00:00+07:00'); // the day the SOP took effect

/** Puts the personas into the staff register, once; what was changed there later stays. */
export async function seedStaff(db: Database): Promise<void> {
  await db.write(async tx => {
    const known = await tx.find<PersonRow>('Person', { select: { aadObjectId: true } });
    const fresh = personas.filter(({ aadObjectId }) => !known.some(person => person.aadObjectId === aadObjectId));
    if (fresh.length === 0) return;
    const people = fresh.map(personOf);
    await tx.insert('Person', people);
    await tx.insert(
      'RoleAssignment',
      fresh.flatMap(({ roles }, i) => roles.map(role => roleOf(people[i]!.id, role))),
    );
  });
}

function personOf({ key, name, aadObjectId, teamsUserId, language, roles }: Persona): PersonRow {
  const division = divisions[key] ?? null;
  const receives = roles.some(({ role }) => role === 'operator');
  const papers = { rank: 'Penata (contoh)', nip: null, qualifications: receives ? [...qualifications] : null, deputyId: null };
  return { id: newId(), loginName: key, name, aadObjectId, teamsUserId, division, language, ...papers, active: true };
}

function roleOf(personId: string, { role, division, kind }: Persona['roles'][number]): RoleAssignmentRow {
  return { id: newId(), personId, role, division: division ?? null, kind, fromAt: since, toAt: null, orderNumber: null };
}
