import type { Division } from '../complaint/masterData';
import type { Role, RoleKind } from '../complaint/complaint';

/** Ids of the invented tenant. They look like Microsoft's, and belong to nobody. */
export const tenantId = '99999999-0000-4000-8000-000000000001';
export const botAppId = '99999999-0000-4000-8000-0000000000b0';
/** The tab and the API have an app registration of their own (Microsoft asks for separate ones for bot and tab). */
export const tabAppId = '99999999-0000-4000-8000-0000000000ab';
/** The app's own id in Teams (its manifest's `id`). */
export const teamsAppId = '99999999-0000-4000-8000-0000000000a0';
export const teamId = '19:dukcapil@thread.tacv2';
/** The channel in which the app is installed: the complaint channel. */
export const channelId = '19:aduan@thread.tacv2';
/** A channel of the same team that an administrator may give to a division ("kanal bidang PP"). */
export const divisionChannelId = '19:bidang-pp@thread.tacv2';
const channelNames: Readonly<Record<string, string>> = { [channelId]: 'Aduan', [divisionChannelId]: 'Bidang PP' };

/** What a channel of the team is called; undefined = no such channel. */
export const channelName = (id: string): string | undefined => (Object.hasOwn(channelNames, id) ? channelNames[id] : undefined);

export const isChannel = (id: string): boolean => channelName(id) !== undefined;

export const botUser = { id: `28:${botAppId}`, name: 'Aduan Dukcapil' };

export const personaKeys = [
  'operator',
  'operator2',
  'policyAnalyst',
  'technicalDivision',
  'technicalDivision2',
  'headOfDivision',
  'headOfOffice',
  'handler',
  'liaisonOfficer',
  'recordsOfficer',
  'admin',
  'dataProtectionOfficer',
] as const;
export type PersonaKey = (typeof personaKeys)[number];

export interface PersonaRole {
  role: Role;
  division?: Division;
  kind: RoleKind;
}

/** One invented member of staff. Teams' own user id (`29:…`) differs from the Entra object id, as in Teams. */
export interface Persona {
  key: PersonaKey;
  name: string;
  aadObjectId: string;
  teamsUserId: string;
  roles: PersonaRole[];
  language: 'id';
}

const held = (role: Role, division?: Division): PersonaRole[] => [{ role, kind: 'definitive', ...(division && { division }) }];

/** `handler` holds no role: the head of office names this officer on a supervisory case (DOMAIN §1.6). */
const staff: Record<PersonaKey, { name: string; roles: PersonaRole[] }> = {
  operator: { name: 'Petugas Contoh A', roles: held('operator') },
  operator2: { name: 'Petugas Contoh B', roles: held('operator') },
  policyAnalyst: { name: 'Analis Contoh', roles: held('policyAnalyst') },
  technicalDivision: { name: 'Staf Dafduk Contoh', roles: held('technicalDivision', 'populationRegistration') },
  technicalDivision2: { name: 'Staf Capil Contoh', roles: held('technicalDivision', 'civilRegistration') },
  headOfDivision: { name: 'Kabid Contoh', roles: held('headOfDivision') },
  headOfOffice: { name: 'Kadis Contoh', roles: held('headOfOffice') },
  handler: { name: 'Staf Sekretariat Contoh', roles: [] },
  liaisonOfficer: { name: 'Penghubung Contoh', roles: held('liaisonOfficer') },
  recordsOfficer: { name: 'Arsiparis Contoh', roles: held('recordsOfficer') },
  admin: { name: 'Admin Contoh', roles: held('admin') },
  dataProtectionOfficer: { name: 'Pejabat PDP Contoh', roles: held('dataProtectionOfficer') },
};

export const personas: Persona[] = personaKeys.map((key, index) => {
  const number = String(index + 1).padStart(2, '0');
  return {
    key,
    ...staff[key],
    aadObjectId: `99999999-0000-4000-9000-0000000000${number}`,
    teamsUserId: `29:1contoh-teams-user-${number}-${key}`,
    language: 'id',
  };
});

/** The persona of that key, or undefined: callers answer 404 in their own protocol's words. */
export function findPersona(key: unknown): Persona | undefined {
  return personas.find(persona => persona.key === key);
}

/** The persona that Teams knows by this id: `29:…`, or the Entra object id, which member look-ups accept too. */
export function findByTeamsId(id: unknown): Persona | undefined {
  return personas.find(persona => persona.teamsUserId === id || persona.aadObjectId === id);
}
