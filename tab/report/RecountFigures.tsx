import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReportRecount } from '../../bot/http/contract';
import { Said } from '../frame/Said';
import { useOffice } from '../office/office';
import { useMaking } from '../office/useMaking';

/** Whether a frozen month, counted once more, comes to the same: what a head may ask before signing, and an assessor afterwards. */
export function RecountFigures({ month }: { month: string }) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const [found, setFound] = useState<ReportRecount | null>(null);
  const outcome = found && (!found.isSound ? 'unsound' : found.isSame ? 'same' : 'late');
  const intents = { unsound: 'error', late: 'warning', same: 'success' } as const;
  return (
    <div className="stack">
      <div>
        <Button disabledFocusable={isMaking} onClick={() => make(`/api/reports/${month}/recount`, setFound)}>
          {words(isMaking ? 'report:recount.doing' : 'report:recount.do')}
        </Button>
      </div>
      {found && outcome && (
        <MessageBar intent={intents[outcome]} layout="multiline" role={outcome === 'unsound' ? 'alert' : 'status'}>
          <MessageBarBody className="hash">
            {words(`report:recount.${outcome}`)} {words('report:recount.hash', { hash: found.hash })}
          </MessageBarBody>
        </MessageBar>
      )}
      <Said trouble={trouble} />
    </div>
  );
}
