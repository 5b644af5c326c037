import { useCallback, useEffect, useState } from 'react';
import { refusalOf, type Refusal } from '../office/ask';
import { useOffice } from '../office/office';

/** A file's bytes on this page: they go when the page does. */
export interface OpenedFile {
  url: string;
  /** What it is called on the officer's own disk. */
  fileName: string;
}

export interface File {
  opened: OpenedFile | null;
  isLoading: boolean;
  refusal: Refusal | null;
  load: () => void;
}

/**
 * Fetches a file with the officer's own token; an address that a picture element could fetch by itself would be open to others.
 * @param atOnce without being asked
 */
export function useFile(ticketNumber: string, { id, mimeType }: { id: string; mimeType: string }, atOnce: boolean): File {
  const { ask, words } = useOffice();
  const [state, setState] = useState<Omit<File, 'load'>>({ opened: null, isLoading: atOnce, refusal: null });
  const [turn, setTurn] = useState(atOnce ? 1 : 0);
  const load = useCallback(() => setTurn(before => before + 1), []);
  useEffect(() => {
    if (turn === 0) return;
    let url: string | null = null;
    let isLeft = false;
    setState({ opened: null, isLoading: true, refusal: null });
    ask<Blob>(`/api/complaints/${encodeURIComponent(ticketNumber)}/attachments/${id}`).then(
      bytes => {
        if (isLeft) return;
        url = URL.createObjectURL(bytes);
        const fileName = `${ticketNumber}_lampiran.${mimeType.split('/')[1]!.replace('plain', 'txt')}`;
        setState({ opened: { url, fileName }, isLoading: false, refusal: null });
      },
      (error: unknown) => !isLeft && setState({ opened: null, isLoading: false, refusal: refusalOf(error, words) }),
    );
    return () => {
      isLeft = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [ask, words, ticketNumber, id, mimeType, turn]);
  return { ...state, load };
}
