import { Citizen } from './citizen';
import type { OfficeClient } from './client';
import type { Sample } from './samples';

/** A sample's parts as the stories use them. */
export const citizenOf = (office: OfficeClient, { citizen }: Sample) => new Citizen(office, citizen!.from, citizen!.name);
export const textOf = ({ messages }: Sample) => messages.map(({ text }) => text).join('\n');
export const comes = ({ at }: Sample) => new Date(at);

/** What a citizen sends, in the words of the phone's route. */
export const sent = ({ messages }: Sample) => messages.map(message => ({ ...message }));
