import { useState } from 'react';
import type { OfficeSettings } from '../../bot/http/contract';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import type { Loaded } from '../office/useLoaded';

export interface Keeping {
  /** Tells the office of a change and shows the settings as they are then. @throws Refusal */
  save: (path: string, body: object) => Promise<void>;
  /** The same for what is only pressed; what goes wrong is given back in words. */
  press: (path: string, body: object) => Promise<string | null>;
  /** Something is on its way. */
  isBusy: boolean;
  reload: () => Promise<unknown>;
}

export function useKeeping({ replace, reload }: Loaded<OfficeSettings>): Keeping {
  const { ask, words } = useOffice();
  const [isBusy, setBusy] = useState(false);

  async function save(path: string, body: object): Promise<void> {
    setBusy(true);
    try {
      replace(await ask<OfficeSettings>(`/api/settings/${path}`, body));
    } catch (error) {
      // Somebody was faster: what they did is shown, and what is typed here stays.
      if (error instanceof Refusal && error.code === 'settingsChanged') await reload();
      throw error;
    } finally {
      setBusy(false);
    }
  }

  async function press(path: string, body: object): Promise<string | null> {
    try {
      await save(path, body);
      return null;
    } catch (error) {
      return refusalOf(error, words).message;
    }
  }

  return { save, press, isBusy, reload };
}
