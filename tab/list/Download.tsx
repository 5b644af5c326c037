import { Button } from '@fluentui/react-components';
import { Said } from '../frame/Said';
import { saveFile } from '../importing/saveFile';
import { useOffice } from '../office/office';
import { useMaking } from '../office/useMaking';

const types = ['xlsx', 'csv'] as const;

/** Everything that the filter finds, as a file. */
export default function Download({ query }: { query: string }) {
  const { words } = useOffice();
  const { isMaking, trouble, make } = useMaking();
  const load = (type: (typeof types)[number]): void =>
    make(`/api/complaint-list?${query}&type=${type}`, file => saveFile(file, `${words('tab:list.fileName')}.${type}`));
  return (
    <section aria-label={words('tab:list.export')}>
      <div className="row">
        {types.map(type => (
          <Button key={type} disabledFocusable={isMaking} onClick={() => load(type)}>
            {words(isMaking ? 'tab:list.exporting' : 'tab:list.exportAs', { type: type.toUpperCase() })}
          </Button>
        ))}
      </div>
      <p className="quiet">{words('tab:list.exportHint')}</p>
      <Said trouble={trouble} />
    </section>
  );
}
