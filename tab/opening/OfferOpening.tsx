import { useOffice } from '../office/office';
import { addressOf } from '../route';
import { mayOpen } from './opening';

/** Leads to the opening balance from where a new office looks for it: it is needed once, so it has no place among the pages. */
export function OfferOpening() {
  const { words, me } = useOffice();
  if (!mayOpen(me)) return null;
  return (
    <p className="quiet">
      {words('tab:opening.offer')} <a href={addressOf({ page: 'opening' })}>{words('tab:opening.open')}</a>
    </p>
  );
}
