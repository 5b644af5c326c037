import { Button } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { MyAbsences, People } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';
import { PlainForm } from '../form/PlainForm';
import { formatDay, splitMoment } from '../wib';

interface AwayProps {
  own: MyAbsences['own'];
  replace: (absences: MyAbsences) => void;
}

/** One's own absence: when, who stands in, and what they have to know. */
export default function Away({ own, replace }: AwayProps) {
  const { words, ask, me } = useOffice();
  const [isChanging, setChanging] = useState(false);
  const { value: people = [] } = useLoaded(
    useCallback(() => ask<People>('/api/people'), [ask]),
    false,
  );
  const colleagues = people.filter(({ id, roles }) => id !== me.id && roles.length > 0);
  const tell = async (body: object): Promise<void> => {
    replace(await ask<MyAbsences>('/api/absences', body));
    setChanging(false);
  };
  const day = (date: string): string => formatDay(date, words.language);
  if (own && !isChanging)
    return (
      <Section title={words('tab:away.own')}>
        <p role="status">{words('tab:away.said', { from: day(own.from), until: day(own.until), name: own.standIn.name })}</p>
        <p className="words note">{own.note}</p>
        <div className="row">
          <Button onClick={() => setChanging(true)}>{words('tab:away.change')}</Button>
          <Button onClick={() => void tell({ back: true })}>{words('tab:away.back')}</Button>
        </div>
      </Section>
    );
  if (!isChanging)
    return (
      <Section title={words('tab:away.own')}>
        <p className="quiet">{words('tab:away.hint')}</p>
        <div>
          <Button onClick={() => setChanging(true)}>{words('tab:away.say')}</Button>
        </div>
      </Section>
    );
  return (
    <Section title={words('tab:away.own')}>
      <PlainForm
        fields={[
          { name: 'from', label: words('staff:field.from'), kind: 'date', required: true },
          { name: 'until', label: words('staff:field.until'), kind: 'date', required: true },
          {
            ...{ name: 'standIn', label: words('staff:field.standIn'), required: true },
            kind: { choices: [{ value: '', label: words('tab:away.choose') }, ...colleagues.map(toChoice)] },
          },
          {
            ...{ name: 'note', label: words('staff:field.handOverNote'), required: true, kind: 'longText' },
            hint: words('tab:away.noteHint'),
          },
        ]}
        start={{
          from: own?.from ?? splitMoment(me.now).date,
          until: own?.until ?? '',
          standIn: own?.standIn.id ?? '',
          note: own?.note ?? '',
        }}
        submit={words('tab:away.save')}
        meaning={words('tab:away.meaning')}
        done=""
        save={input => tell({ input })}
        leave={() => setChanging(false)}
      />
    </Section>
  );
}

const toChoice = ({ id, name }: People[number]) => ({ value: id, label: name });
