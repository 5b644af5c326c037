import {
  Avatar,
  Button,
  Menu,
  MenuGroup,
  MenuGroupHeader,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { useSurroundings } from '../frame/settings';
import { rolesInWords } from './office';
import { useTeams } from './teams';

/** Teams' title bar, with who one is at its end. */
export function TitleBar() {
  const { words } = useSurroundings();
  const { me, staff, go } = useTeams();
  const role = rolesInWords(words, me);
  return (
    <div className="teams-title">
      <strong>{words('teamsPage:title')}</strong>
      <span className="space" />
      <Menu
        checkedValues={{ persona: [me.key] }}
        onCheckedValueChange={(_event, { checkedItems }) => go({ as: checkedItems[0] ?? me.key })}
      >
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle">
            <span className="visually-hidden">{words('teamsPage:persona.label')}</span>
            <span className="teams-me">
              {me.name}
              <small>{role}</small>
            </span>
            <Avatar name={me.name} size={28} color="colorful" aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuPopover className="teams-personas">
          <MenuList>
            <MenuGroup>
              <MenuGroupHeader>{words('teamsPage:persona.choose')}</MenuGroupHeader>
              {staff.personas.map(persona => (
                <MenuItemRadio key={persona.key} name="persona" value={persona.key} subText={rolesInWords(words, persona)}>
                  {persona.name}
                </MenuItemRadio>
              ))}
            </MenuGroup>
          </MenuList>
          <p>{words('teamsPage:persona.more')}</p>
        </MenuPopover>
      </Menu>
    </div>
  );
}
