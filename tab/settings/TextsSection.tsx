import { Button, Field, SearchBox, Subtitle2 } from '@fluentui/react-components';
import { useState } from 'react';
import type { OfficeSettings } from '../../bot/http/contract';
import { matches } from '../bank/matching';
import { Bubble } from '../complaint/Bubble';
import '../complaint/complaint.css';
import { Said } from '../frame/Said';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { PlainForm } from '../form/PlainForm';
import type { PartProps } from './SettingsPage';
import { TemplatesSection } from './TemplatesSection';

type ReporterText = OfficeSettings['texts'][number];

/** What reporters are sent, in the app's words or the office's own. */
export function TextsSection(props: PartProps) {
  const { words } = useOffice();
  const [sought, setSought] = useState('');
  const found = props.settings.texts.filter(({ key, original, own }) =>
    matches(sought, [words(`settings:texts.name.${key}`), own ?? original]),
  );
  return (
    <>
      <Section title={words('settings:section.texts')}>
        <p>{words('settings:texts.intro')}</p>
        <Field label={words('settings:texts.search')}>
          <SearchBox value={sought} onChange={(_, { value }) => setSought(value)} />
        </Field>
        <p role="status" className={found.length > 0 ? 'visually-hidden' : 'empty'}>
          {words(found.length > 0 ? 'settings:texts.shown' : 'settings:texts.noneFound', { count: String(found.length) })}
        </p>
        <ul className="cards">
          {found.map(text => (
            <OneText key={text.key} text={text} {...props} />
          ))}
        </ul>
      </Section>
      <TemplatesSection {...props} />
    </>
  );
}

function OneText({ text, settings: { version }, keeping }: PartProps & { text: ReporterText }) {
  const { words } = useOffice();
  const [isChanging, setChanging] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { key, original, own } = text;
  const name = words(`settings:texts.name.${key}`);
  const ofName = (what: string): string => words('settings:people.ofName', { what, name });
  async function goBack(): Promise<void> {
    const refused = await keeping.press('texts', { version, input: { reporterText: key, wording: '' } });
    setTrouble(refused);
    setSaved(refused === null);
    setChanging(false);
  }
  return (
    <li>
      <div className="row">
        <Subtitle2 as="h3">{name}</Subtitle2>
        {own !== null && <span className="tag">{words('settings:texts.own')}</span>}
        <span className="space" />
        <Button
          size="small"
          aria-label={ofName(words('settings:people.change'))}
          onClick={() => {
            setChanging(true);
            setSaved(false);
          }}
        >
          {words('settings:people.change')}
        </Button>
        {own !== null && (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={keeping.isBusy}
            aria-label={ofName(words('settings:texts.goBack'))}
            onClick={() => void goBack()}
          >
            {words('settings:texts.goBack')}
          </Button>
        )}
      </div>
      <Said trouble={trouble} />
      <p role="status" className={isSaved ? 'quiet' : 'visually-hidden'}>
        {isSaved && words('settings:saved')}
      </p>
      {isChanging ? (
        <>
          <Variables text={text} />
          <PlainForm
            fields={[
              {
                ...{ name: 'wording', label: words('settings:texts.wording'), kind: 'longText', required: true, rows: 10 },
                hint: words('settings:texts.hint'),
              },
            ]}
            start={{ wording: own ?? original }}
            submit={words('settings:save')}
            meaning={words('settings:texts.meaning')}
            done={words('settings:saved')}
            save={async ({ wording }) => {
              await keeping.save('texts', { version, input: { reporterText: key, wording } });
              setSaved(true);
              setChanging(false);
            }}
            leave={() => setChanging(false)}
            beside={({ wording }) => <OnThePhone text={text} wording={wording ?? ''} />}
          />
        </>
      ) : (
        <p className="first-words quiet">{own ?? original}</p>
      )}
    </li>
  );
}

function Variables({ text: { variables } }: { text: ReporterText }) {
  const { words } = useOffice();
  if (variables.length === 0) return <p className="quiet">{words('settings:texts.noVariables')}</p>;
  return (
    <>
      <p>{words('settings:texts.variables')}</p>
      <ul className="lines">
        {variables.map(({ written, sample, isRequired }) => (
          <li key={written}>
            <code>{written}</code>
            <span className="what quiet">{words('settings:texts.suchAs', { sample })}</span>
            {isRequired && <span className="tag">{words('settings:texts.required')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** As a citizen would get it, with invented values. */
function OnThePhone({ text: { variables, buttons }, wording }: { text: ReporterText; wording: string }) {
  const { words } = useOffice();
  const shown = variables.reduce((filled, { written, sample }) => filled.replaceAll(written, sample), wording);
  return (
    <section className="preview stack" aria-label={words('settings:texts.preview')} tabIndex={0}>
      <p className="quiet">{words('settings:texts.preview')}</p>
      <ol className="plain chat">
        <Bubble text={shown} buttons={buttons} label={null} />
      </ol>
    </section>
  );
}
