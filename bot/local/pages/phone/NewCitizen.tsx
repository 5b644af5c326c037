import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
} from '@fluentui/react-components';
import { PersonAdd20Regular } from '@fluentui/react-icons';
import { useState, type FormEvent } from 'react';
import { useSurroundings } from '../frame/settings';
import type { Citizen } from './chat';
import { freeNumber } from './citizens';

interface NewCitizenProps {
  citizens: Citizen[];
  added: (from: string) => void;
}

export function NewCitizen(props: NewCitizenProps) {
  const { words } = useSurroundings();
  const [isOpen, setOpen] = useState(false);
  const label = words('phonePage:newCitizen.title');
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => setOpen(open)}>
      <DialogTrigger disableButtonEnhancement>
        <Button appearance="subtle" icon={<PersonAdd20Regular />} aria-label={label} title={label} />
      </DialogTrigger>
      <DialogSurface>{isOpen && <Form {...props} close={() => setOpen(false)} />}</DialogSurface>
    </Dialog>
  );
}

function Form({ citizens, added, close }: NewCitizenProps & { close: () => void }) {
  const { words, ask } = useSurroundings();
  const [number, setNumber] = useState(() => freeNumber(citizens));
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string>();
  const add = async (submit: FormEvent): Promise<void> => {
    submit.preventDefault();
    if (!/^\+?[\d\s()-]{8,20}$/.test(number.trim())) return setFault(words('phonePage:newCitizen.wrongNumber'));
    try {
      const { from } = await ask<Citizen>('/local/phone/settings', { from: number.trim(), name: name.trim() });
      close();
      added(from);
    } catch (error) {
      setFault((error as Error).message);
    }
  };
  return (
    <form onSubmit={submit => void add(submit)}>
      <DialogBody>
        <DialogTitle>{words('phonePage:newCitizen.title')}</DialogTitle>
        <DialogContent className="phone-form">
          <Field label={words('phonePage:newCitizen.name')} required>
            <Input value={name} required maxLength={60} onChange={(_, { value }) => setName(value)} />
          </Field>
          <Field
            label={words('phonePage:newCitizen.number')}
            hint={words('phonePage:newCitizen.numberHint')}
            validationMessage={fault}
          >
            <Input value={number} type="tel" onChange={(_, { value }) => setNumber(value)} />
          </Field>
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{words('phonePage:cancel')}</Button>
          <Button type="submit" appearance="primary">
            {words('phonePage:newCitizen.add')}
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
