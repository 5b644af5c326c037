import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { useState } from 'react';
import type { ComplaintDetail } from '../../bot/http/contract';
import { LetterDialog } from '../form/LetterDialog';
import { useOffice } from '../office/office';
import { isDraftLetter } from './SignedPapers';

type Paper = NonNullable<ComplaintDetail['papers']>[number];

/** "Cetak / unduh surat": the papers that the case has by now. */
export function PrintPapers({ complaint: { ticketNumber, papers = [], answer } }: { complaint: ComplaintDetail }) {
  const { words } = useOffice();
  const [chosen, setChosen] = useState<Paper | null>(null);
  if (papers.length === 0) return null;
  const isDraft = isDraftLetter(chosen, answer);
  return (
    <div className="row">
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton>{words('tab:letter.menu')}</MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {papers.map(paper => (
              <MenuItem key={paper} onClick={() => setChosen(paper)}>
                {words(`tab:letter.title.${paper}`)}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {chosen && (
        <LetterDialog
          title={`${words(`tab:letter.title.${chosen}`)} · ${ticketNumber}`}
          numberLabel={words(`tab:letter.number.${chosen}`)}
          hint={isDraft ? words('tab:letter.draft') : null}
          address={`/api/complaints/${encodeURIComponent(ticketNumber)}/papers/${chosen}`}
          fileName={`${isDraft ? 'KONSEP-' : ''}${ticketNumber}_${words(`tab:letter.file.${chosen}`)}`}
          leave={() => setChosen(null)}
        />
      )}
    </div>
  );
}
