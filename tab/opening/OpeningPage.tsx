import { Title3 } from '@fluentui/react-components';
import type { OpeningTaken } from '../../bot/http/contract';
import { NotYours } from '../frame/NotYours';
import { FileChoice } from '../importing/FileChoice';
import '../importing/importing.css';
import { useDropping } from '../importing/useDropping';
import { useImporting } from '../importing/useImporting';
import { useOffice } from '../office/office';
import { Found } from './Found';
import { mayOpen, openingAddress } from './opening';
import { Taken } from './Taken';
import { Template } from './Template';

/** "Saldo awal": the cases that were open on the day the app started (DOMAIN §1.6). */
export default function OpeningPage() {
  const { me } = useOffice();
  return mayOpen(me) ? <Work /> : <NotYours page="opening" />;
}

function Work() {
  const { words } = useOffice();
  const importing = useImporting<OpeningTaken, object>({ texts: 'opening', options: {}, address: openingAddress });
  const { stage, choose } = importing;
  const drop = useDropping(choose);
  return (
    <main className="page" data-dropping={drop.isOver || undefined} {...drop.handlers}>
      <Title3 as="h1">{words('tab:opening.title')}</Title3>
      <p>{words('tab:opening.intro')}</p>
      <FileChoice importing={importing} source={<Template />} />
      {'dryRun' in stage && stage.dryRun && <Found dryRun={stage.dryRun} importing={importing} />}
      {stage.at === 'imported' && <Taken result={stage.result} />}
    </main>
  );
}
