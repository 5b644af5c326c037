import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import { saveFile } from '../importing/saveFile';
import { refusalOf } from '../office/ask';
import { useOffice } from '../office/office';

/** The empty workbook to fill in; it is given to signed-in officers, so a plain link would be refused. */
export function Template() {
  const { words, ask } = useOffice();
  const [isMaking, setMaking] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  async function load(): Promise<void> {
    if (isMaking) return;
    setMaking(true);
    setTrouble(null);
    try {
      saveFile(await ask<Blob>('/api/opening-balance/template'), 'saldo-awal-aduan.xlsx');
    } catch (error) {
      setTrouble(refusalOf(error, words).message);
    } finally {
      setMaking(false);
    }
  }
  return (
    <>
      <div className="row">
        <Button disabledFocusable={isMaking} onClick={() => void load()}>
          {words(isMaking ? 'tab:opening.making' : 'tab:opening.template')}
        </Button>
      </div>
      {trouble && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
