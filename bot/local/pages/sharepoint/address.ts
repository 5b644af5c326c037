import { useEffect, useState } from 'react';

/** Which folder is shown, and of which file more is told; both stand in the address, so that they can be linked and gone back to. */
export interface Place {
  path: string;
  file: string;
}

const parameters = ['path', 'file'] as const;

function here(): Place {
  const address = new URLSearchParams(location.search);
  // A leading slash is how the archive's own column names a folder.
  const [path, file] = parameters.map(name => (address.get(name) ?? '').split('/').filter(Boolean).join('/'));
  return { path: path!, file: file! };
}

export function addressOf(place: Place): string {
  const address = new URL(location.href);
  for (const name of parameters) {
    if (place[name]) address.searchParams.set(name, place[name]);
    else address.searchParams.delete(name);
  }
  return address.pathname + address.search;
}

export function usePlace(): [Place, (place: Partial<Place>) => void] {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const onBack = (): void => setPlace(here());
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);
  const go = (changes: Partial<Place>): void => {
    const next = { ...here(), ...changes };
    history.pushState(null, '', addressOf(next));
    setPlace(next);
  };
  return [place, go];
}

/** Where a file is read, or saved. */
export const contentOf = (path: string, isDownload = false): string =>
  `/local/sharepoint/content?path=${encodeURIComponent(path)}${isDownload ? '&download=' : ''}`;
