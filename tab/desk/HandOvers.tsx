import type { MyAbsences } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { useOffice } from '../office/office';
import { formatDay } from '../wib';
import { DeskItems } from './DeskItems';

/** What colleagues who are away today have left to this officer: their note, and what waits for them. */
export function HandOvers({ handedOver }: { handedOver: MyAbsences['handedOver'] }) {
  const { words } = useOffice();
  return handedOver.map(({ name, until, note, items, total }) => {
    const title = words('tab:away.of', { name, until: formatDay(until, words.language) });
    return (
      <Section key={name} title={title}>
        <p className="words note">{note}</p>
        {items.length === 0 && <p className="quiet">{words('tab:away.nothing', { name })}</p>}
        {items.length > 0 && (
          <>
            <DeskItems items={items} label={title} />
            {total > items.length && <p className="quiet">{words('tab:desk.onlyFirst', { shown: items.length })}</p>}
            <p className="quiet">{words('tab:away.howTo')}</p>
          </>
        )}
      </Section>
    );
  });
}
