import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { Disruption } from '../../bot/http/contract';
import { FormDialog } from '../form/FormDialog';
import { useOffice } from '../office/office';
import { numberIn } from '../words/numbers';
import { NewsPreview } from './NewsPreview';
import type { Changing, Doing } from './useChanging';
import { speaksForOffice } from './writer';

interface DisruptionDialogProps {
  doing: Doing;
  disruption: Disruption;
  changing: Changing;
}

const names = { news: 'disruptionNews', end: 'disruptionEnd', returned: 'disruptionReturn' } as const;
const titles = { news: 'updateTitle', end: 'endTitle', returned: 'returnTitle' } as const;

/** The form of a change, or the question before what cannot be taken back. */
export function DisruptionDialog({ doing, disruption, changing }: DisruptionDialogProps) {
  const { words, me } = useOffice();
  if (doing === 'approve') return <Approve disruption={disruption} changing={changing} />;
  const { id, version, news, forms } = disruption;
  if (!forms && doing !== 'returned') return null;
  const last = news[0];
  const isAnew = last?.state !== 'approved' && doing === 'news';
  const hint = words(speaksForOffice(me) ? 'tab:disruption.ownHint' : 'tab:disruption.approveHint');
  const note = last?.note && isAnew ? [words('tab:disruption.note', { note: last.note })] : [];
  return (
    <FormDialog
      action={names[doing]}
      about=""
      named={{ title: words(`tab:disruption.${titles[doing]}`), submit: words(`tab:disruption.${submitOf(doing)}`) }}
      fields={forms?.[doing] ?? []}
      prefill={doing === 'end' ? { endedAt: me.now } : isAnew ? { ...last } : {}}
      context={doing === 'returned' ? [] : [...note, ...(doing === 'end' ? [words('tab:disruption.endHint')] : []), hint]}
      draft={[me.id, names[doing], id, version].join('.')}
      {...(doing !== 'returned' && {
        beside: values => <NewsPreview kind={doing === 'end' ? 'end' : 'update'} values={values} />,
      })}
      send={(input, submissionId) => changing.send(doing, input, submissionId)}
      leave={changing.leave}
    />
  );
}

const submitOf = (doing: 'news' | 'end' | 'returned'): string => (doing === 'news' ? 'send' : doing === 'end' ? 'end' : 'return');

function Approve({ disruption: { cases, news }, changing }: Omit<DisruptionDialogProps, 'doing'>) {
  const { words } = useOffice();
  const name = words('tab:disruption.approve');
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && changing.leave()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{name}</DialogTitle>
          <DialogContent className="stack news">
            <p className="words">{news[0]?.message}</p>
            <p>{words('tab:disruption.approveAsk', { count: numberIn(words.language, cases) })}</p>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={changing.isBusy} onClick={changing.approve}>
              {name}
            </Button>
            <Button onClick={changing.leave}>{words('staff:dialog.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
