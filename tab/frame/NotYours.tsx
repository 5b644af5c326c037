import { Title3 } from '@fluentui/react-components';
import { useOffice } from '../office/office';

/** A page of other officers', and whom to ask; its texts stand under `tab:<page>`. */
export function NotYours({ page }: { page: 'lapor' | 'chat' | 'opening' | 'dashboard' | 'report' | 'archive' | 'settings' }) {
  const { words } = useOffice();
  return (
    <main className="page form-page">
      <Title3 as="h1">{words(`tab:${page}.title`)}</Title3>
      <p>{words(`tab:${page}.notYours`)}</p>
    </main>
  );
}
