import { useCallback, useState } from 'react';
import type { ComplaintList } from '../../bot/http/contract';
import { Section } from '../frame/Section';
import { Trouble } from '../frame/Trouble';
import { useNarrow } from '../frame/useNarrow';
import { Lines } from '../frame/Waiting';
import { Cards } from '../list/Cards';
import { Pager } from '../list/Pager';
import { Rows } from '../list/Rows';
import { useOffice } from '../office/office';
import { useLoaded } from '../office/useLoaded';

const pageSize = '25';

/** The cases that have no number of LAPOR! yet; the number is recorded on the case itself. */
export function NotInLapor() {
  const { words, ask } = useOffice();
  const isNarrow = useNarrow();
  const [before, setBefore] = useState<string[]>([]);
  const cursor = before.at(-1);
  const query = new URLSearchParams({ notInLapor: '1', limit: pageSize, ...(cursor && { cursor }) }).toString();
  const { value, refusal, reload } = useLoaded(useCallback(() => ask<ComplaintList>(`/api/complaints?${query}`), [ask, query]));
  const items = value?.items ?? [];
  return (
    <Section title={words('tab:lapor.notInLapor')}>
      <p className="quiet">{words('tab:lapor.notInLaporHint')}</p>
      {refusal && <Trouble refusal={refusal} isOld={value !== undefined} again={() => void reload()} />}
      {!value && !refusal && <Lines text={words('tab:loading')} />}
      {value && items.length === 0 && <p role="status">{words('tab:lapor.allInLapor')}</p>}
      {items.length > 0 && (isNarrow ? <Cards items={items} /> : <Rows items={items} />)}
      <Pager before={before} nextCursor={value?.nextCursor ?? null} turnTo={setBefore} label={words('tab:lapor.casePages')} />
    </Section>
  );
}
