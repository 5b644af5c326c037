import { Button } from '@fluentui/react-components';
import { Section } from '../frame/Section';
import { FaultyRows } from '../importing/FaultyRows';
import { Outcomes } from '../importing/Outcomes';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import { ExportRows } from './ExportRows';
import { figuresOf, type Imported, type LaporImporting } from './imports';

/** What an import would do, before anything is stored. */
export function DryRun({ dryRun, importing }: { dryRun: Imported; importing: LaporImporting }) {
  const { words } = useOffice();
  const { faulty, rows = [], opened } = dryRun;
  const hasNews = dryRun.new + dryRun.changed > 0;
  return (
    <Section title={words('tab:importing.dryRun')}>
      <p className="quiet">{words('tab:importing.checked')}</p>
      <Outcomes of={figuresOf(dryRun)} />
      <p>{words(hasNews ? 'tab:lapor.willOpen' : 'tab:lapor.nothingNew', { count: numberIn(words.language, opened) })}</p>
      {dryRun.notOurs > 0 && <p className="quiet">{words('tab:lapor.notOursHint')}</p>}
      <div className="row">
        <Button appearance="primary" onClick={importing.run}>
          {words('tab:importing.run')}
        </Button>
        <Button appearance="subtle" onClick={importing.leave}>
          {words('staff:dialog.cancel')}
        </Button>
      </div>
      <FaultyRows faulty={faulty} />
      {rows.length > 0 && <ExportRows rows={rows} all={dryRun.new + dryRun.changed + dryRun.unchanged + dryRun.notOurs} />}
    </Section>
  );
}
