import { Button, Subtitle2 } from '@fluentui/react-components';
import { useState } from 'react';
import { Said } from '../frame/Said';
import { useOffice } from '../office/office';
import { PersonForm, type OfficerView } from './PersonForm';
import { PlainForm } from '../form/PlainForm';
import { Posts } from './Posts';
import { PostForm } from './PostForm';
import type { Keeping } from './useKeeping';

/** What is being done to an officer: one thing at a time; `end` names the post. */
type Doing = 'change' | 'give' | 'leave' | { end: string } | null;

interface OfficerProps {
  officer: OfficerView;
  people: readonly OfficerView[];
  keeping: Keeping;
}

export function Officer({ officer, people, keeping }: OfficerProps) {
  const { words, me } = useOffice();
  const { id, name, loginName, division, active, isInTeams, qualifications, deputyId } = officer;
  const deputy = people.find(each => each.id === deputyId)?.name;
  const isOperator = officer.posts.some(({ role, state }) => role === 'operator' && state === 'now');
  const [doing, setDoing] = useState<Doing>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isSaved, setSaved] = useState(false);
  const done = () => setDoing(null);
  async function saved(path: string, input: Record<string, string>): Promise<void> {
    await keeping.save(path, { input });
    setSaved(true);
    done();
  }
  async function setActive(wanted: boolean): Promise<void> {
    const refused = await keeping.press(`people/${id}`, { active: wanted });
    setTrouble(refused);
    setSaved(refused === null);
    done();
  }
  const ofName = (what: string): string => words('settings:people.ofName', { what, name });
  return (
    <li>
      <div className="row">
        <Subtitle2 as="h3">{name}</Subtitle2>
        {!active && <span className="tag">{words('settings:people.inactive')}</span>}
        <span className="space" />
        <Button size="small" aria-label={ofName(words('settings:people.change'))} onClick={() => setDoing('change')}>
          {words('settings:people.change')}
        </Button>
        {active && (
          <Button size="small" aria-label={ofName(words('settings:people.give'))} onClick={() => setDoing('give')}>
            {words('settings:people.give')}
          </Button>
        )}
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={keeping.isBusy}
          aria-label={ofName(words(active ? 'settings:people.leave' : 'settings:people.comeBack'))}
          onClick={() => (active ? setDoing('leave') : void setActive(true))}
        >
          {words(active ? 'settings:people.leave' : 'settings:people.comeBack')}
        </Button>
      </div>
      <p className="quiet">
        {[loginName, division && me.names.division[division], !isInTeams && active && words('settings:people.notInTeams')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {(qualifications || deputy) && (
        <p className="quiet">
          {[
            qualifications &&
              words('settings:people.qualified', {
                what: qualifications.map(each => words(`settings:field.${each}`)).join(', '),
              }),
            deputy && words('settings:people.deputyIs', { name: deputy }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {isOperator && (qualifications ?? []).length < 3 && <p className="quiet">⚠ {words('settings:people.notQualified')}</p>}
      <Said trouble={trouble} />
      <p role="status" className={isSaved && doing === null ? 'quiet' : 'visually-hidden'}>
        {isSaved && doing === null && words('settings:saved')}
      </p>
      <Posts posts={officer.posts} name={name} end={post => setDoing({ end: post })} />
      {doing === 'change' && (
        <PersonForm officer={officer} people={people} save={input => saved(`people/${id}`, input)} leave={done} />
      )}
      {doing === 'give' && <PostForm save={input => saved(`people/${id}/posts`, input)} leave={done} />}
      {doing === 'leave' && (
        <div className="stack">
          <p>{words('settings:people.leaveAsk', { name })}</p>
          <div className="row">
            <Button appearance="primary" disabledFocusable={keeping.isBusy} onClick={() => void setActive(false)}>
              {words('settings:people.leaveYes')}
            </Button>
            <Button onClick={done}>{words('staff:dialog.cancel')}</Button>
          </div>
        </div>
      )}
      {doing !== null && typeof doing === 'object' && (
        <PlainForm
          key={doing.end}
          fields={[
            { name: 'until', label: words('settings:people.lastDay'), kind: 'date', hint: words('settings:people.lastDayHint') },
          ]}
          start={{}}
          submit={words('settings:people.end')}
          meaning={words('settings:people.endMeaning')}
          done={words('settings:saved')}
          save={input => saved(`posts/${doing.end}/end`, input)}
          leave={done}
        />
      )}
    </li>
  );
}
