import {
  Button,
  Menu,
  MenuDivider,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useOffice } from '../office/office';
import { columns, headingOf, usualColumns, type Column } from './columns';

interface ColumnMenuProps {
  shown: readonly Column[];
  show: (columns: readonly string[]) => void;
}

/** Which columns stand in the list; the number always does. */
export default function ColumnMenu({ shown, show }: ColumnMenuProps) {
  const { words } = useOffice();
  return (
    <Menu
      checkedValues={{ columns: [...shown] }}
      onCheckedValueChange={(_, { checkedItems }) => show(checkedItems)}
      persistOnItemClick
      positioning="below-end"
    >
      <MenuTrigger disableButtonEnhancement>
        <Button>{words('tab:list.columns')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns.map(column => (
            <MenuItemCheckbox key={column} name="columns" value={column}>
              {words(headingOf(column))}
            </MenuItemCheckbox>
          ))}
          <MenuDivider />
          <MenuItem onClick={() => show(usualColumns)}>{words('tab:list.columnsUsual')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
