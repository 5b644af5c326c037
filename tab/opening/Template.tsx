import { Button } from '@fluentui/react-components';
import { Said } from '../frame/Said';
import { saveFile } from '../importing/saveFile';
import { useOffice } from '../office/office';
import { useMaking } from '../office/useMaking';

/** The empty workbook to fill in. */
export function Template() {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const load = (): void => make('/api/opening-balance/template', file => saveFile(file, 'saldo-awal-aduan.xlsx'));
  return (
    <>
      <div className="row">
        <Button disabledFocusable={isMaking} onClick={load}>
          {words(isMaking ? 'tab:opening.making' : 'tab:opening.template')}
        </Button>
      </div>
      <Said trouble={trouble} />
    </>
  );
}
