import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Field } from '../../bot/http/contract';
import type { FormState } from '../form/useForm';
import { shownFields } from '../form/values';
import { useOffice } from '../office/office';

/** Which issue a field belongs to: `text3` and `service3` to the third; null = to the whole report. */
const issueOf = (name: string): number | null => {
  const [, at] = /^(?:text|service)(\d)$/.exec(name) ?? [];
  return at === undefined ? null : Number(at);
};

export interface Issues {
  /** The fields without those of issues that nobody has added. */
  fields: readonly Field[];
  /** The buttons that add and remove issues, by the field below which they stand. */
  buttons: Record<string, ReactNode>;
}

/** Several issues of one visit in one form (DOMAIN §5.2): one to begin with, more on demand. */
export function useIssues(all: readonly Field[], { values, change }: FormState): Issues {
  const { words } = useOffice();
  const [added, setAdded] = useState(1);
  const [isFresh, setFresh] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const possible = shownFields(all, values).flatMap(({ name }) => issueOf(name) ?? []);
  const filled = possible.filter(at => values[`text${at}`] || values[`service${at}`]);
  const most = Math.max(1, ...possible);
  const count = Math.min(most, Math.max(added, 1, ...filled));

  useEffect(() => {
    // What was asked for is what is typed next.
    if (isFresh) [...(addButton.current?.closest('form')?.querySelectorAll('textarea') ?? [])].at(-1)?.focus();
    setFresh(false);
  }, [isFresh]);

  function add(): void {
    setAdded(count + 1);
    setFresh(true);
  }

  /** Those behind it move up. */
  function remove(issue: number): void {
    for (let at = issue; at <= count; at++)
      for (const name of ['text', 'service']) change(`${name}${at}`, at < count ? (values[`${name}${at + 1}`] ?? '') : '');
    setAdded(count - 1);
  }

  const remover = (issue: number) => (
    <div>
      <Button size="small" onClick={() => remove(issue)}>
        {words('tab:enter.removeIssue', { number: issue })}
      </Button>
    </div>
  );
  const adder = most > count && (
    <div>
      <Button ref={addButton} onClick={add}>
        {words('tab:enter.addIssue')}
      </Button>
      <p className="quiet">{words('tab:enter.issues')}</p>
    </div>
  );
  const numbers = Array.from({ length: count - 1 }, (_, index) => index + 2);
  const last = count === 1 ? 'service' : `service${count}`;
  const removers = Object.fromEntries(numbers.map(at => [`service${at}`, remover(at)]));
  return {
    fields: all.filter(({ name }) => (issueOf(name) ?? 1) <= count),
    buttons: {
      ...removers,
      [last]: (
        <>
          {removers[last]}
          {adder}
        </>
      ),
    },
  };
}
