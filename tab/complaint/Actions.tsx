import {
  Button,
  Menu,
  MenuButton,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import type { AllowedAction, ComplaintDetail } from '../../bot/http/contract';
import { useOffice } from '../office/office';
import type { Acting } from './useActing';

type Place = Exclude<AllowedAction['place'], 'primary' | 'task'>;

/** The likely ones as buttons, the others under headings; a task's own stand beside the task. */
export function Actions({ complaint: { status, allowedActions }, acting }: { complaint: ComplaintDetail; acting: Acting }) {
  const { words } = useOffice();
  const first = allowedActions.filter(({ place }) => place === 'primary');
  const others = allowedActions.filter(({ place }) => place !== 'primary' && place !== 'task');
  if (first.length + others.length === 0) return <p className="quiet">{words('tab:complaint.noActions')}</p>;
  return (
    <section className="row" aria-label={words('tab:complaint.actions')}>
      {first.map((form, index) => (
        <Button
          key={form.action}
          // Nothing waits to be done on a case that is in the archive.
          appearance={index === 0 && status !== 'archived' ? 'primary' : 'secondary'}
          disabledFocusable={acting.isBusy}
          onClick={() => acting.begin(form)}
        >
          {words(`staff:action.${form.action}`)}
        </Button>
      ))}
      {others.length > 0 && <Others forms={others} acting={acting} />}
    </section>
  );
}

function Others({ forms, acting }: { forms: AllowedAction[]; acting: Acting }) {
  const { words } = useOffice();
  const places = words.codes('staff:card.moreGroup').filter(place => forms.some(form => form.place === place)) as Place[];
  return (
    // As long as the page is high: a phone held sideways scrolls inside the menu.
    <Menu positioning={{ autoSize: true }}>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton disabledFocusable={acting.isBusy}>{words('tab:complaint.more')}</MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {places.map((place, index) => (
            <MenuGroup key={place}>
              {index > 0 && <MenuDivider />}
              <MenuGroupHeader>{words(`staff:card.moreGroup.${place}`)}</MenuGroupHeader>
              {forms
                .filter(form => form.place === place)
                .map(form => (
                  <MenuItem key={form.action} onClick={() => acting.begin(form)}>
                    {words(`staff:action.${form.action}`)}
                  </MenuItem>
                ))}
            </MenuGroup>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
