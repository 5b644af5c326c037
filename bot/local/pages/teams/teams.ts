import { createContext, useContext } from 'react';
import type { Messages, Persona, Staff, Where } from './office';
import type { Place } from './place';

/** A button that opens a dialog: on which message, which dialog, and what the button carries. */
export interface Opening {
  activityId: string;
  dialog: string;
  data: object;
  /** It belongs to the message extension: chosen where one writes in this conversation, or under the message. */
  command?: { channel: Where };
}

/** The Teams of one persona, for whatever is drawn within it. */
export interface Teams {
  staff: Staff;
  me: Persona;
  messages: Messages;
  place: Place;
  go: (changes: Partial<Place>) => void;
  /** Looks at the messages anew, without waiting to be told. */
  reload: () => void;
  /** Opens a web address in a window of its own, and a deep link to this app's tab here. */
  openLink: (link: string) => void;
  openDialog: (opening: Opening) => void;
  /** Remembers that this persona has just acted on a message: its change is no news to them. */
  acted: (activityId: string) => void;
}

export const TeamsContext = createContext<Teams | null>(null);

export function useTeams(): Teams {
  const found = useContext(TeamsContext);
  if (!found) throw new Error('outside of TeamsPage');
  return found;
}
