import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowReply20Regular, ChevronDown16Regular, ArrowUndo20Regular } from '@fluentui/react-icons';
import { useSurroundings } from '../frame/settings';
import { useChat, type Message } from './chat';
import type { Reaction } from './conversation';

/** WhatsApp's six. */
const emojis = { '👍': 'thumbsUp', '❤️': 'heart', '😂': 'laughing', '😮': 'surprised', '😢': 'sad', '🙏': 'thanks' } as const;

interface BubbleMenuProps {
  message: Message;
  reactions: Reaction[];
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** Reply to a message, or react to it. */
export function BubbleMenu({ message, reactions, isOpen, setOpen }: BubbleMenuProps) {
  const { words } = useSurroundings();
  const { citizen, write, quote } = useChat();
  if (citizen.phoneOff) return null;
  const react = (emoji: string): void => void write({ type: 'reaction', emoji, context: message.id });
  return (
    <Menu open={isOpen} onOpenChange={(_, { open }) => setOpen(open)} positioning={{ position: 'below', align: 'start' }}>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className="chat-more"
          size="small"
          appearance="transparent"
          icon={<ChevronDown16Regular />}
          aria-label={words('phonePage:more')}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<ArrowReply20Regular />} onClick={() => quote(message)}>
            {words('phonePage:reply')}
          </MenuItem>
          {Object.entries(emojis).map(([emoji, name]) => (
            <MenuItem key={emoji} icon={<span aria-hidden>{emoji}</span>} onClick={() => react(emoji)}>
              {words(`phonePage:react.${name}`)}
            </MenuItem>
          ))}
          {reactions.some(({ direction }) => direction === 'in') && (
            <MenuItem icon={<ArrowUndo20Regular />} onClick={() => react('')}>
              {words('phonePage:takeReactionBack')}
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
