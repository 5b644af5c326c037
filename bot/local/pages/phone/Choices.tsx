import { Button, Dialog, DialogBody, DialogContent, DialogSurface, DialogTitle, DialogTrigger } from '@fluentui/react-components';
import { ArrowReply16Regular, TextBulletListLtr16Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSurroundings } from '../frame/settings';
import { hasArrived, useChat, type Choice, type Message } from './chat';

/** What the office offers to tap: buttons and quick replies under the bubble, the rows of a list in a sheet. */
export function Choices({ message }: { message: Message }) {
  const { citizen, write } = useChat();
  const { buttons = [], listButton } = message;
  if (buttons.length === 0 || !hasArrived(message)) return null;
  const tap = ({ id }: Choice): void => void write({ button: id, context: message.id });
  if (listButton) return <Sheet title={listButton} rows={buttons} isOff={citizen.phoneOff} tap={tap} />;
  return (
    <div className="chat-choices">
      {buttons.map(choice => (
        <Button
          key={choice.id}
          appearance="subtle"
          icon={<ArrowReply16Regular />}
          disabled={citizen.phoneOff}
          onClick={() => tap(choice)}
        >
          {choice.title}
        </Button>
      ))}
    </div>
  );
}

interface SheetProps {
  title: string;
  rows: Choice[];
  isOff: boolean;
  tap: (choice: Choice) => void;
}

function Sheet({ title, rows, isOff, tap }: SheetProps) {
  const { words } = useSurroundings();
  const [isOpen, setOpen] = useState(false);
  const pick = (row: Choice): void => {
    setOpen(false);
    tap(row);
  };
  return (
    <div className="chat-choices">
      <Dialog open={isOpen} onOpenChange={(_, { open }) => setOpen(open)}>
        <DialogTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<TextBulletListLtr16Regular />} disabled={isOff}>
            {title}
          </Button>
        </DialogTrigger>
        <DialogSurface className="chat-sheet">
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              <ul>
                {rows.map(row => (
                  <li key={row.id}>
                    <Button appearance="subtle" onClick={() => pick(row)}>
                      <span>{row.title}</span>
                      {row.description && <small>{row.description}</small>}
                    </Button>
                  </li>
                ))}
              </ul>
              <Button onClick={() => setOpen(false)}>{words('phonePage:cancel')}</Button>
            </DialogContent>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </div>
  );
}
