import { Chat48Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useSurroundings } from '../frame/settings';
import { useChosen } from './address';
import { ChatView } from './ChatView';
import { unknownCitizen, useCitizens } from './citizens';
import { CitizenList } from './CitizenList';
import type { Sample } from './samples';
import './phone.css';

/** Citizens on WhatsApp: the list, and the chat of the one whose phone this window is. */
export function PhonePage() {
  const { words } = useSurroundings();
  const { citizens, error } = useCitizens();
  const [chosen, choose] = useChosen();
  const [sample, setSample] = useState<Sample | null>(null);
  const citizen = chosen ? (citizens.find(({ from }) => from === chosen) ?? unknownCitizen(chosen)) : undefined;
  const open = (from: string | null): void => {
    setSample(null);
    choose(from);
  };
  const take = (taken: Sample): void => {
    setSample(taken);
    choose(taken.citizen.from);
  };
  useEffect(() => {
    document.title = citizen ? `${citizen.name} · ${words('phonePage:title')}` : words('phonePage:title');
  }, [citizen, words]);
  return (
    <main className={citizen ? 'phone has-chat' : 'phone'}>
      <CitizenList citizens={citizens} error={error} chosen={chosen} choose={open} take={take} />
      {citizen ? (
        <ChatView
          key={citizen.from}
          citizen={citizen}
          leave={() => open(null)}
          sample={sample?.citizen.from === citizen.from ? sample : null}
          putAway={() => setSample(null)}
        />
      ) : (
        <section className="phone-nobody">
          <Chat48Regular aria-hidden />
          <p>{words('phonePage:nobodyChosen')}</p>
        </section>
      )}
    </main>
  );
}
