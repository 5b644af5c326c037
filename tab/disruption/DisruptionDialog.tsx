import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { Disruption } from '../../bot/http/contract';
import { FormDialog } from '../form/FormDialog';
import { useFocusBack } from '../form/useFocusBack';
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
  const { what, version } = doing;
  if (what === 'approve') return <Approve {...{ doing, disruption, changing }} />;
  const { id, news, forms } = disruption;
  if (!forms && what !== 'returned') return null;
  const last = news[0];
  const isAnew = last?.state !== 'approved' && what === 'news';
  const hint = words(speaksForOffice(me) ? 'disruption:ownHint' : 'disruption:approveHint');
  const note = last?.note && isAnew ? [words('disruption:note', { note: last.note })] : [];
  return (
    <FormDialog
      action={names[what]}
      about=""
      named={{ title: words(`disruption:${titles[what]}`), submit: words(`disruption:${submitOf(what)}`) }}
      fields={forms?.[what] ?? []}
      prefill={what === 'end' ? { endedAt: me.now } : isAnew ? { ...last } : {}}
      context={what === 'returned' ? [] : [...note, ...(what === 'end' ? [words('disruption:endHint')] : []), hint]}
      draft={[me.id, names[what], id, version].join('.')}
      {...(what !== 'returned' && {
        beside: values => <NewsPreview kind={what === 'end' ? 'end' : 'update'} values={values} />,
      })}
      send={(input, submissionId) => changing.send(doing, input, submissionId)}
      leave={changing.leave}
    />
  );
}

const submitOf = (what: 'news' | 'end' | 'returned'): string => (what === 'news' ? 'send' : what === 'end' ? 'end' : 'return');

function Approve({ doing, disruption: { cases, news }, changing }: DisruptionDialogProps) {
  const { words } = useOffice();
  useFocusBack();
  const name = words('disruption:approve');
  return (
    <Dialog open modalType="alert" onOpenChange={(_, { open }) => !open && changing.leave()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{name}</DialogTitle>
          <DialogContent className="stack news">
            <p className="words">{news[0]?.message}</p>
            <p>{words('disruption:approveAsk', { count: numberIn(words.language, cases) })}</p>
          </DialogContent>
          <DialogActions fluid>
            <Button appearance="primary" disabledFocusable={changing.isBusy} onClick={() => changing.approve(doing)}>
              {name}
            </Button>
            <Button onClick={changing.leave}>{words('staff:dialog.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
