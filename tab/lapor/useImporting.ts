import { useRef, useState } from 'react';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { importAddress, largestFile, type Imported } from './imports';

/** The file as it was when it was chosen: what is imported is what was looked at, whatever becomes of it on the disk. */
interface Chosen {
  name: string;
  bytes: Blob;
}

type Stage =
  | { at: 'choosing' }
  | { at: 'checking' }
  /** `dryRun` is missing when the file could not be checked. */
  | { at: 'checked'; dryRun?: Imported }
  | { at: 'importing'; dryRun: Imported }
  | { at: 'imported'; result: Imported };

export interface Importing {
  stage: Stage;
  chosen: Chosen | null;
  everyOffice: boolean;
  refusal: Refusal | null;
  choose: (file: File) => void;
  /** Checks the same file again, with reports of every office or without. */
  check: (everyOffice: boolean) => void;
  run: () => void;
  leave: () => void;
}

/** One file on its way: chosen, checked without storing anything, imported. Whatever is refused, the file stays chosen. */
export function useImporting(finished: () => void): Importing {
  const { words, ask } = useOffice();
  const [stage, setStage] = useState<Stage>({ at: 'choosing' });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [everyOffice, setEveryOffice] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turn = useRef(0);

  const send = ({ name, bytes }: Chosen, every: boolean, dryRun: boolean): Promise<Imported> =>
    ask<Imported>(importAddress({ fileName: name, everyOffice: every, dryRun }), bytes);

  /** Only the newest attempt may say how it ended: somebody may have chosen another file meanwhile. */
  async function attempt(during: Stage, work: () => Promise<Stage>, otherwise: Stage): Promise<void> {
    const mine = ++turn.current;
    setRefusal(null);
    setStage(during);
    try {
      const next = await work();
      if (mine === turn.current) setStage(next);
    } catch (error) {
      if (mine !== turn.current) return;
      setRefusal(refusalOf(error, words));
      setStage(otherwise);
    }
  }

  function checkFile(file: Chosen, every: boolean): Promise<void> {
    setEveryOffice(every);
    return attempt({ at: 'checking' }, async () => ({ at: 'checked', dryRun: await send(file, every, true) }), { at: 'checked' });
  }

  async function choose(file: File): Promise<void> {
    turn.current += 1;
    setChosen({ name: file.name, bytes: file });
    try {
      const read = { name: file.name, bytes: new Blob([await bytesOf(file)]) };
      setChosen(read);
      await checkFile(read, false);
    } catch (error) {
      setStage({ at: 'choosing' });
      setRefusal(new Refusal(0, 'file', words(`tab:lapor.fault.${(error as Error).message}`)));
    }
  }

  async function run(file: Chosen, dryRun: Imported): Promise<void> {
    const imported = async (): Promise<Stage> => ({ at: 'imported', result: await send(file, everyOffice, false) });
    await attempt({ at: 'importing', dryRun }, imported, { at: 'checked', dryRun });
    finished();
  }

  return {
    stage,
    chosen,
    everyOffice,
    refusal,
    choose: file => stage.at !== 'importing' && void choose(file),
    check: every => chosen && void checkFile(chosen, every),
    run: () => chosen && stage.at === 'checked' && stage.dryRun && void run(chosen, stage.dryRun),
    leave() {
      turn.current += 1;
      setChosen(null);
      setRefusal(null);
      setStage({ at: 'choosing' });
    },
  };
}

/** @throws Error whose message is a key under `fault` of the page's texts */
export async function bytesOf(file: File): Promise<ArrayBuffer> {
  if (file.size === 0) throw new Error('empty');
  if (file.size > largestFile) throw new Error('tooLarge');
  return file.arrayBuffer().catch(() => {
    throw new Error('unreadable');
  });
}
