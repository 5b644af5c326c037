import type { PersonRow, RoleAssignmentRow, SettingChangeRow } from '../bot/database/tables';
import type { Database } from '../bot/database/dataSource';
import { findPerson } from '../bot/casework/people';
import { holds } from '../bot/complaint/visibility';
import { staffCommand } from '../bot/staffCommand';
import { openEmptyDatabase } from './database/emptyDatabase';

/** How an office that has just been opened gets its officers. */

let db: Database;
beforeEach(async () => {
  db = await openEmptyDatabase();
});
afterEach(() => db.close());

const now = new Date('2026-11-23T03:15:00Z');
const id = (n: number) => `99999999-0000-4000-8000-00000000000${n}`;
const heading = 'loginName,name,aadObjectId,role,division';
const enter = (...lines: string[]) => staffCommand(db, [heading, ...lines].join('\n'), now);
const people = () => db.read.find<PersonRow>('Person');
const posts = () => db.read.find<RoleAssignmentRow>('RoleAssignment');

test('a list makes officers with their posts, who are known by their Entra id from then on', async () => {
  const { said, done } = await enter(
    `admin.contoh,Admin Contoh,${id(1).toUpperCase()},admin,secretariat`,
    `staf.contoh,"Staf, Contoh",${id(2)},technicalDivision,civilRegistration`,
    `staf.contoh,"Staf, Contoh",${id(2)},recordsOfficer,civilRegistration`,
    `penangan.contoh,Penangan Contoh,${id(3)},,`,
  );
  expect([done, said]).toEqual([true, expect.stringMatching(/3 .*3 /)]);
  const admin = await findPerson(db.read, { aadObjectId: id(1) });
  expect(admin).toMatchObject({ name: 'Admin Contoh', division: 'secretariat', language: 'id' });
  expect(holds(admin!, 'admin', now)).toBe(true);
  expect((await posts()).map(post => [post.role, post.division])).toEqual(
    expect.arrayContaining([
      ['admin', null],
      ['technicalDivision', 'civilRegistration'],
      ['recordsOfficer', null],
    ]),
  );
  expect((await findPerson(db.read, { aadObjectId: id(3) }))!.roles).toEqual([]);
  const log = await db.read.find<SettingChangeRow>('SettingChange');
  expect(log.map(({ what, changedBy }) => [what, changedBy]).sort()).toEqual([
    ...Array.from({ length: 3 }, () => ['person', null]),
    ...Array.from({ length: 3 }, () => ['post', null]),
  ]);
});

test('the same list again changes nothing; a new post of a known officer is added', async () => {
  const line = `petugas.contoh;Petugas Contoh;${id(1)};operator;dataUseInnovation`;
  await staffCommand(db, `\uFEFF${heading.replaceAll(',', ';')}\r\n${line}\r\n`, now); // as Excel saves it
  const before = [await people(), await posts()];
  expect(before.map(rows => rows.length)).toEqual([1, 1]);
  await enter(line.replaceAll(';', ','));
  expect([await people(), await posts()]).toEqual(before);
  await enter(`petugas.contoh,Nama Lain,${id(1)},liaisonOfficer,dataUseInnovation`);
  expect((await people())[0]!.name).toBe('Petugas Contoh');
  expect((await posts()).map(post => post.role).sort()).toEqual(['liaisonOfficer', 'operator']);
});

test('every fault is named with its line, and then nothing is written', async () => {
  const { said, done } = await enter(
    `a.contoh,Petugas Contoh,${id(1)},operator,`,
    'b.contoh,Petugas Contoh,b@contoh.invalid,operator,',
    `,,${id(2)},kepala,bidang`,
    `c.contoh,Staf Contoh,${id(3)},technicalDivision,`,
    `a.contoh,Petugas Lain,${id(4)},operator,`,
  );
  expect(done).toBe(false);
  expect(
    said
      .split('\n')
      .slice(1)
      .map(line => /\d+/.exec(line)![0]),
  ).toEqual(['3', '4', '4', '4', '5', '6']);
  expect([await people(), await posts()]).toEqual([[], []]);
});

test('without a list, or under another heading, it says what a list looks like', async () => {
  for (const csv of ['', heading, `nama,jabatan\nPetugas,operator`, `${heading}\n"a,b`]) {
    const { said, done } = await staffCommand(db, csv, now);
    expect([done, said]).toEqual([false, expect.stringContaining(heading)]);
  }
});
