import { Button, Title3 } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import { useOffice } from '../office/office';

/** The heading of a page that can be loaded anew. */
export function PageHead({ title, reload }: { title: string; reload: () => Promise<unknown> }) {
  const { words } = useOffice();
  return (
    <div className="row">
      <Title3 as="h1">{title}</Title3>
      <span className="space" />
      <Button icon={<ArrowClockwiseRegular />} onClick={() => void reload()}>
        {words('tab:refresh')}
      </Button>
    </div>
  );
}
