import { useState } from 'react';
import type { EvidenceNews, Me } from '../../bot/http/contract';
import { saveFile } from '../importing/saveFile';
import { linesOf } from '../office/lines';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

const givers: readonly string[] = ['recordsOfficer', 'headOfDivision', 'headOfOffice'];

/** Who may take papers out of the office; the office itself looks at it again. */
export const mayGiveEvidence = ({ roles }: Me): boolean =>
  roles.some(({ role, kind }) => givers.includes(role) && kind !== 'mandate');

export interface GivingEvidence {
  /** Null while nothing is made; without numbers while the cases are read. */
  making: { done?: number; of?: number } | null;
  /** The name of the file that was handed over. */
  given: string | null;
  trouble: string | null;
  give: (period: string) => void;
}

/** Has an assessor's bundle made, hears how far it is, and hands it to the browser. */
export function useEvidence(): GivingEvidence {
  const { words, openStream } = useOffice();
  const [state, setState] = useState<Omit<GivingEvidence, 'give'>>({ making: null, given: null, trouble: null });

  async function make(period: string): Promise<string> {
    const stream = await openStream('/api/evidence', new AbortController().signal, { period });
    for await (const news of linesOf<EvidenceNews>(stream)) {
      if ('done' in news) setState({ making: news, given: null, trouble: null });
      else {
        saveFile(new Blob([bytesOf(news.zip)], { type: 'application/zip' }), news.name);
        return news.name;
      }
    }
    throw new Error('broken off');
  }

  function give(period: string): void {
    if (state.making) return;
    setState({ making: {}, given: null, trouble: null });
    make(period).then(
      given => setState({ making: null, given, trouble: null }),
      (error: unknown) => {
        const trouble = error instanceof Refusal ? refusalOf(error, words).message : words('report:evidence.broken');
        setState({ making: null, given: null, trouble });
      },
    );
  }

  return { ...state, give };
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
