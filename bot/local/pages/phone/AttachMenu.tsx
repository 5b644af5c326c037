import { Button, Menu, MenuDivider, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import {
  Attach20Regular,
  ContactCard20Regular,
  Document20Regular,
  FolderOpen20Regular,
  Image20Regular,
  Location20Regular,
  Mic20Regular,
  Sticker20Regular,
} from '@fluentui/react-icons';
import { useRef, useState, type ChangeEvent, type ReactElement } from 'react';
import { useSurroundings } from '../frame/settings';
import type { Writing } from './chat';
import { isTooLarge, ownFile } from './ownFile';
import { samplePhoto, sampleSticker } from './samplePictures';

/** What a phone can send without having anything: invented content of each kind. */
const samples: { type: string; icon: ReactElement; drawn?: () => Writing }[] = [
  { type: 'image', icon: <Image20Regular />, drawn: samplePhoto },
  { type: 'document', icon: <Document20Regular /> },
  { type: 'audio', icon: <Mic20Regular /> },
  { type: 'location', icon: <Location20Regular /> },
  { type: 'contacts', icon: <ContactCard20Regular /> },
  { type: 'sticker', icon: <Sticker20Regular />, drawn: sampleSticker },
];

export function AttachMenu({ attach }: { attach: (writing: Writing) => void }) {
  const { words } = useSurroundings();
  const picker = useRef<HTMLInputElement>(null);
  const [isRefused, setRefused] = useState(false);
  const label = words('phonePage:attach.title');
  const pick = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (!file) return;
    setRefused(isTooLarge(file));
    if (!isTooLarge(file)) attach(await ownFile(file));
    target.value = ''; // the same file can be chosen again
  };
  return (
    <>
      <Menu positioning={{ position: 'above', align: 'start' }}>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<Attach20Regular />} aria-label={label} title={label} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {samples.map(({ type, icon, drawn }) => (
              <MenuItem key={type} icon={icon} onClick={() => attach({ type, ...drawn?.() })}>
                {words(`phonePage:attach.${type}`)}
              </MenuItem>
            ))}
            <MenuDivider />
            <MenuItem icon={<FolderOpen20Regular />} onClick={() => picker.current?.click()}>
              {words('phonePage:attach.ownFile')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label={words('phonePage:attach.ownFile')}
        onChange={change => void pick(change)}
      />
      {isRefused && (
        <p className="phone-error" role="alert">
          {words('phonePage:attach.tooLarge')}
        </p>
      )}
    </>
  );
}
