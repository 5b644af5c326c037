import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import { useState } from 'react';
import { useFocusBack } from '../form/useFocusBack';
import { useOffice } from '../office/office';

/** A small picture that opens large. @param name what it is, for whoever does not see it */
export function Photo({ url, name }: { url: string; name: string }) {
  const { words } = useOffice();
  const [isLarge, setLarge] = useState(false);
  return (
    <>
      <button type="button" className="thumb" aria-label={words('tab:file.enlarge', { name })} onClick={() => setLarge(true)}>
        <img src={url} alt={name} />
      </button>
      {isLarge && <Large url={url} name={name} leave={() => setLarge(false)} />}
    </>
  );
}

function Large({ url, name, leave }: { url: string; name: string; leave: () => void }) {
  const { words } = useOffice();
  useFocusBack();
  return (
    <Dialog open onOpenChange={leave}>
      <DialogSurface className="photo">
        <DialogBody>
          <DialogTitle>{name}</DialogTitle>
          <DialogContent>
            <img src={url} alt={name} />
          </DialogContent>
          <DialogActions fluid>
            <Button onClick={leave}>{words('tab:close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
