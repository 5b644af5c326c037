import { useEffect, useState } from 'react';
import { useOffice } from '../office/office';

/** Only administrators read these texts: nobody else waits for them. */
const texts = {
  id: () => import('../../bot/text/id/settings.json'),
  en: () => import('../../bot/text/en/settings.json'),
} as const;

/** True once the words of this page are there. */
export function useTexts(): boolean {
  const { words } = useOffice();
  const [hasTexts, setHas] = useState(words.has('settings:intro'));
  useEffect(() => {
    void texts[words.language]().then(({ default: own }) => {
      words.add('settings', own);
      setHas(true);
    });
  }, [words]);
  return hasTexts;
}
