import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ChatBubblesQuestion20Regular } from '@fluentui/react-icons';
import { useSurroundings } from '../frame/settings';
import { useSamples, type Sample } from './samples';

/** Complaints ready to be sent; each as the citizen whose it is. */
export function SampleMenu({ take }: { take: (sample: Sample) => void }) {
  const { words, language } = useSurroundings();
  const samples = useSamples();
  const label = words('phonePage:sample.title');
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<ChatBubblesQuestion20Regular />}
          aria-label={label}
          title={label}
          disabled={samples.length === 0}
        />
      </MenuTrigger>
      <MenuPopover className="phone-menu">
        <MenuList>
          {samples.map(sample => (
            <MenuItem key={sample.number} subText={sample.citizen.name} onClick={() => take(sample)}>
              {`${sample.number}. ${sample.title[language]}`}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
