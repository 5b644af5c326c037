import type { Person } from '../../complaint/complaint';
import { channels, type Channel } from '../../complaint/complaint';
import { Refused } from '../../complaint/errors';
import { validateFields, type Field } from '../../complaint/inputs';
import { loadSettings, type Office } from '../office';
import { changing, noteChange, writeSetting } from './change';
import type { Seen } from './hours';

const fields = channels.map((name): Field => ({ name, kind: 'boolean', required: false }));

/**
 * By which channels officers enter reports. What a program receives comes in whatever stands here, and cases keep their channel.
 * @throws NotAllowed | Invalid | Refused `settingsChanged`, `lastChannel`
 */
export async function saveChannels(office: Office, by: Person, { version, input }: Seen): Promise<void> {
  await changing(office, by, async change => {
    const clean = validateFields(fields, input);
    const off = channels.filter(channel => clean[channel] !== true);
    if (off.length === channels.length) throw new Refused('lastChannel');
    const { channelsOff: before } = await loadSettings(change.tx);
    const isOpen = (closed: readonly Channel[], channel: Channel): boolean => !closed.includes(channel);
    let isDifferent = false;
    for (const channel of channels) {
      const told = { before: isOpen(before, channel), after: isOpen(off, channel) };
      isDifferent = (await noteChange(change, { what: 'channel', subject: channel, ...told })) || isDifferent;
    }
    if (isDifferent) await writeSetting(change, 'channelsOff', off, version);
  });
}
