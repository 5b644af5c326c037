import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { BeakerSettings20Filled, BeakerSettings20Regular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import { useLive } from '../frame/live';
import { useSurroundings } from '../frame/settings';

/** The Cloud API's errors that an office must live with (DOMAIN §4.5). */
const codes = [131047, 131026, 130429, 131056, 131000] as const;

interface Fault {
  code: number;
  times: number;
}

/** Orders errors for what the office sends next, and shows how many are still to come. */
export function FaultMenu() {
  const { words, ask } = useSurroundings();
  const load = useCallback(() => ask<Fault[]>('/local/phone/faults'), [ask]);
  const waiting = useLive(['phone'], load).value?.reduce((sum, { times }) => sum + times, 0) ?? 0;
  const label = waiting > 0 ? words('phonePage:fault.waiting', { number: waiting }) : words('phonePage:fault.title');
  return (
    <Menu persistOnItemClick>
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          className={waiting > 0 ? 'phone-faults-waiting' : undefined}
          icon={waiting > 0 ? <BeakerSettings20Filled /> : <BeakerSettings20Regular />}
          aria-label={label}
          title={label}
        />
      </MenuTrigger>
      <MenuPopover className="phone-menu">
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{words('phonePage:fault.next')}</MenuGroupHeader>
            {codes.map(code => (
              <MenuItem key={code} onClick={() => void ask('/local/phone/faults', { code })}>
                {`${words(`phonePage:fault.code.${code}`)} (${code})`}
              </MenuItem>
            ))}
          </MenuGroup>
          <MenuDivider />
          <MenuItem disabled={waiting === 0} onClick={() => void ask('/local/phone/faults/forget', {})}>
            {waiting > 0 ? words('phonePage:fault.forget', { number: waiting }) : words('phonePage:fault.none')}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
