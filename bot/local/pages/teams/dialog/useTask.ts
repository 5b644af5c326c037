import { useEffect, useEffectEvent, useState } from 'react';
import { useSurroundings } from '../../frame/settings';
import { useTeams, type Opening } from '../teams';
import { taskOf, type Task, type TaskAnswer } from './task';
import { unsentOf } from './unsent';

/** Fetches a dialog, and sends what is submitted in it; it closes when the bot has taken that. */
export function useTask(opening: Opening, onClose: () => void) {
  const { ask, words } = useSurroundings();
  const { me, reload, acted } = useTeams();
  const [task, setTask] = useState<Task | null>(null);
  const [working, setWorking] = useState(false);
  const call = async (type: 'fetch' | 'submit', data: object): Promise<Task | null> => {
    const { activityId, dialog, command } = opening;
    if (command) {
      const chosen = { persona: me.key, commandId: dialog, type, data, ...command, ...(activityId && { activityId }) };
      return taskOf(await ask<TaskAnswer>('/local/teams/extension/dialogs', chosen), words);
    }
    const click = { persona: me.key, activityId, dialog, type, data, raw: true };
    return taskOf(await ask<TaskAnswer>('/local/teams/dialogs', click), words);
  };
  const fetchTask = useEffectEvent((show: (task: Task) => void) => {
    const failed = (error: Error): void => show({ text: error.message, isError: true });
    call('fetch', opening.data).then(found => (found ? show(found) : onClose()), failed);
  });
  useEffect(() => {
    let isOpen = true;
    fetchTask(found => isOpen && setTask(found));
    return () => void (isOpen = false);
  }, [opening]);

  async function submit(data: object): Promise<void> {
    if (working) return;
    setWorking(true);
    acted(opening.activityId);
    const next = await call('submit', data).catch((error: Error): Task => ({ text: error.message, isError: true }));
    setWorking(false);
    // An error stands above the form, which stays as it is: it can be sent again.
    if (next) return setTask(next.isError ? { ...task, ...next } : next);
    unsentOf(me.key, opening).forget();
    reload();
    onClose();
  }
  return { task, working, submit: (data: object) => void submit(data) };
}
