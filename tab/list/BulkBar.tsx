import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import type { Picking } from './picking';

const BulkDialog = lazy(() => import('./BulkDialog'));

interface BulkBarProps {
  picking: Picking;
  /** The numbers on this page. */
  onPage: readonly string[];
  /** The list's address without its page. */
  query: string;
  /** Something was changed: the list is asked for anew. */
  changed: () => void;
  leave: () => void;
}

/** What can be done with several cases at once: with those that are chosen, or with all of the filter. */
export default function BulkBar({ picking, onPage, query, changed, leave }: BulkBarProps) {
  const { words, me } = useOffice();
  const [scope, setScope] = useState('picked');
  const [action, setAction] = useState<string | null>(null);
  const { picked, pick, clear } = picking;
  const isAll = scope === 'all';
  const isEmpty = !isAll && picked.size === 0;
  return (
    <section className="panel stack" aria-label={words('tab:bulk.name')}>
      <Field label={words('tab:bulk.scope')}>
        <RadioGroup value={scope} onChange={(_, { value }) => setScope(value)}>
          <Radio value="picked" label={words('tab:bulk.picked', { count: numberIn(words.language, picked.size) })} />
          <Radio value="all" label={words('tab:bulk.all')} />
        </RadioGroup>
      </Field>
      <div className="row">
        {me.bulkActions.map(each => (
          <Button key={each} appearance="primary" disabledFocusable={isEmpty} onClick={() => !isEmpty && setAction(each)}>
            {words(`staff:action.${each}`)}
          </Button>
        ))}
        {!isAll && (
          <>
            <Button onClick={() => pick(onPage, true)}>{words('tab:bulk.page')}</Button>
            <Button disabledFocusable={picked.size === 0} onClick={clear}>
              {words('tab:bulk.none')}
            </Button>
          </>
        )}
        <Button appearance="subtle" onClick={leave}>
          {words('tab:bulk.leave')}
        </Button>
      </div>
      <p className="quiet">{words('tab:bulk.hint')}</p>
      {action && (
        <Suspense>
          <BulkDialog
            action={action}
            chosen={isAll ? { query } : { numbers: [...picked] }}
            leave={isDone => {
              setAction(null);
              if (!isDone) return;
              clear();
              changed();
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
