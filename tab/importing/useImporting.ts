import { useRef, useState } from 'react';
import { Refusal, refusalOf } from '../office/ask';
import { useOffice } from '../office/office';
import { bytesOf } from './bytesOf';

/** The file as it was when it was chosen: what is imported is what was looked at, whatever becomes of it on the disk. */
interface Chosen {
  name: string;
  bytes: Blob;
}

type Stage<Told> =
  | { at: 'choosing' }
  | { at: 'checking' }
  /** `dryRun` is missing when the file could not be checked. */
  | { at: 'checked'; dryRun?: Told }
  | { at: 'importing'; dryRun: Told }
  | { at: 'imported'; result: Told };

/** What is imported by the page. */
export interface Import<Options extends object> {
  /** Where the page's own texts stand: `tab:<texts>.fault`, `.whereFrom`, `.accepted`, `.checked`, `.lost`. */
  texts: 'lapor' | 'opening' | 'holidays';
  /** What an officer chooses beside the file, as it stands for a new one. */
  options: Options;
  /** Where the file goes; with `dryRun` nothing is stored. */
  address: (wanted: Options & { fileName: string; dryRun: boolean }) => string;
  finished?: () => void;
}

export interface Importing<Told, Options extends object> {
  texts: Import<Options>['texts'];
  stage: Stage<Told>;
  chosen: Chosen | null;
  options: Options;
  refusal: Refusal | null;
  choose: (file: File) => void;
  /** Checks the same file again, with these options. */
  check: (options: Options) => void;
  run: () => void;
  leave: () => void;
}

/** One file on its way: chosen, checked without storing anything, imported. Whatever is refused, the file stays chosen. */
export function useImporting<Told, Options extends object>(kind: Import<Options>): Importing<Told, Options> {
  const { words, ask } = useOffice();
  const [stage, setStage] = useState<Stage<Told>>({ at: 'choosing' });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [options, setOptions] = useState(kind.options);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turn = useRef(0);

  const send = ({ name, bytes }: Chosen, wanted: Options, dryRun: boolean): Promise<Told> =>
    ask<Told>(kind.address({ ...wanted, fileName: name, dryRun }), bytes);

  /** Only the newest attempt may say how it ended: somebody may have chosen another file meanwhile. */
  async function attempt(during: Stage<Told>, work: () => Promise<Stage<Told>>, otherwise: Stage<Told>): Promise<void> {
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

  function checkFile(file: Chosen, wanted: Options): Promise<void> {
    setOptions(wanted);
    return attempt({ at: 'checking' }, async () => ({ at: 'checked', dryRun: await send(file, wanted, true) }), {
      at: 'checked',
    });
  }

  async function choose(file: File): Promise<void> {
    turn.current += 1;
    setChosen({ name: file.name, bytes: file });
    try {
      const read = { name: file.name, bytes: new Blob([await bytesOf(file)]) };
      setChosen(read);
      await checkFile(read, kind.options);
    } catch (error) {
      setStage({ at: 'choosing' });
      setRefusal(new Refusal(0, 'file', words(`tab:${kind.texts}.fault.${(error as Error).message}`)));
    }
  }

  async function run(file: Chosen, dryRun: Told): Promise<void> {
    const imported = async (): Promise<Stage<Told>> => ({ at: 'imported', result: await send(file, options, false) });
    await attempt({ at: 'importing', dryRun }, imported, { at: 'checked', dryRun });
    kind.finished?.();
  }

  return {
    ...{ texts: kind.texts, stage, chosen, options, refusal },
    choose: file => stage.at !== 'importing' && void choose(file),
    check: wanted => chosen && void checkFile(chosen, wanted),
    run: () => chosen && stage.at === 'checked' && stage.dryRun && void run(chosen, stage.dryRun),
    leave() {
      turn.current += 1;
      setChosen(null);
      setRefusal(null);
      setStage({ at: 'choosing' });
    },
  };
}
