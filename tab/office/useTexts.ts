import { useEffect, useState } from 'react';
import { useOffice } from './office';

/** Texts that few pages need: the first list does not wait for them. */
const texts = {
  archive: {
    id: () => import('../../bot/text/id/archive.json'),
    en: () => import('../../bot/text/en/archive.json'),
  },
  disruption: {
    id: () => import('../../bot/text/id/disruption.json'),
    en: () => import('../../bot/text/en/disruption.json'),
  },
  settings: {
    id: () => import('../../bot/text/id/settings.json'),
    en: () => import('../../bot/text/en/settings.json'),
  },
  signed: {
    id: () => import('../../bot/text/id/signed.json'),
    en: () => import('../../bot/text/en/signed.json'),
  },
  report: {
    id: () => import('../../bot/text/id/report.json'),
    en: () => import('../../bot/text/en/report.json'),
  },
} as const;

/** True once the words of this name are there. */
export function useTexts(name: keyof typeof texts): boolean {
  const { words } = useOffice();
  const [hasTexts, setHas] = useState(words.has(name));
  useEffect(() => {
    void texts[name][words.language]().then(({ default: own }) => {
      words.add(name, own);
      setHas(true);
    });
  }, [name, words]);
  return hasTexts;
}
