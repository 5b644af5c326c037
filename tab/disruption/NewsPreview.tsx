import { Subtitle2 } from '@fluentui/react-components';
import { useId } from 'react';
import type { NewsPreview as Previewed } from '../../bot/http/contract';
import { Marked } from '../complaint/Marked';
import { usePausedAsk } from '../complaint/usePreview';
import '../complaint/complaint.css';
import { inputOf, type Values } from '../form/values';
import { useOffice } from '../office/office';

interface NewsPreviewProps {
  kind: 'opening' | 'update' | 'end';
  values: Values;
}

const promised = [{ name: 'promisedAt', kind: 'dateTime', required: false }] as const;

/** The reporters' phones beside the editor. */
export function NewsPreview({ kind, values }: NewsPreviewProps) {
  const { words } = useOffice();
  const id = useId();
  const body = { kind, text: values.text ?? '', ...inputOf(promised, values) };
  const { value, trouble } = usePausedAsk<Previewed>('/api/disruptions/preview', body);
  return (
    <section className="preview stack" aria-labelledby={id} tabIndex={0}>
      <Subtitle2 as="h2" id={id}>
        {words('disruption:preview')}
      </Subtitle2>
      {trouble && <p role="alert">{trouble}</p>}
      {value && (
        <ol className="plain chat">
          <li className="out">
            <p className="words">
              <Marked text={value.message} />
            </p>
          </li>
          <li className="label quiet">{words('disruption:previewTemplate')}</li>
          <li className="out">
            <p className="words">
              <Marked text={value.template} />
            </p>
          </li>
        </ol>
      )}
    </section>
  );
}
