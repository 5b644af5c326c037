import { Checkbox, Title3 } from '@fluentui/react-components';
import { useCallback } from 'react';
import { NotYours } from '../frame/NotYours';
import { FileChoice } from '../importing/FileChoice';
import '../importing/importing.css';
import { useDropping } from '../importing/useDropping';
import { useImporting } from '../importing/useImporting';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { DryRun } from './DryRun';
import { ImportHistory } from './ImportHistory';
import { importAddress, mayImport, type Imported, type LaporOptions, type PastImport } from './imports';
import { NotInLapor } from './NotInLapor';
import { Progress } from './Progress';
import { Result } from './Result';
import { useWatching } from './useWatching';

/** "Impor LAPOR!": the day's export of LAPOR! checked and brought in. */
export default function LaporPage() {
  const { me } = useOffice();
  return mayImport(me) ? <Work /> : <NotYours page="lapor" />;
}

function Work() {
  const { words, ask, me } = useOffice();
  const history = useLoaded(useCallback(() => ask<PastImport[]>('/api/lapor/imports'), [ask]));
  const importing = useImporting<Imported, LaporOptions>({
    ...{ texts: 'lapor', options: { everyOffice: false }, address: importAddress, finished: () => void history.reload() },
  });
  const { stage, choose } = importing;
  const running = useWatching(history, stage.at === 'importing');
  const drop = useDropping(choose);
  return (
    <main className="page" data-dropping={drop.isOver || undefined} {...drop.handlers}>
      <Title3 as="h1">{words('tab:lapor.title')}</Title3>
      <FileChoice importing={importing}>
        <Checkbox
          label={words('tab:lapor.everyOffice')}
          checked={importing.options.everyOffice}
          disabled={stage.at === 'checking' || stage.at === 'importing'}
          onChange={(_, { checked }) => importing.check({ everyOffice: checked === true })}
        />
      </FileChoice>
      {(stage.at === 'importing' || running) && <Progress running={running} />}
      {stage.at === 'checked' && stage.dryRun && <DryRun dryRun={stage.dryRun} importing={importing} />}
      {stage.at === 'imported' && <Result result={stage.result} />}
      <ImportHistory history={history} />
      {me.laporRecordsEvery && <NotInLapor />}
    </main>
  );
}
