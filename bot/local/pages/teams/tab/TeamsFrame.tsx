import { useEffect, useEffectEvent, useRef } from 'react';
import { useSurroundings } from '../../frame/settings';
import { useTeams } from '../teams';
import { answerFrame, tellTheme, type Host, type HostContext } from './teamsHost';

interface FrameProps {
  src: string;
  title: string;
  frameContext: HostContext['frameContext'];
  onSubmit?: (result: object) => void;
}

const themeNames = { light: 'default', dark: 'dark', contrast: 'contrast' } as const;

/** A page of the app in a frame, with Teams' side of teams-js. */
export function TeamsFrame({ src, title, frameContext, onSubmit }: FrameProps) {
  const { theme, language, ask } = useSurroundings();
  const { me, staff, place, openLink } = useTeams();
  const frame = useRef<HTMLIFrameElement>(null);
  const context = useEffectEvent((): HostContext => {
    const who = { userObjectId: me.aadObjectId, userDisplayName: me.name, tid: staff.tenantId, appId: staff.teamsAppId };
    const page = { entityId: 'aduan', subEntityId: place.subPage, frameContext };
    return { ...who, ...page, locale: language === 'id' ? 'id-id' : 'en-us', theme: themeNames[theme] };
  });
  const token = useEffectEvent(
    async () => (await ask<{ access_token: string }>('/local/entra/token', { persona: me.key })).access_token,
  );
  const open = useEffectEvent(openLink);
  const submit = useEffectEvent((result: object) => onSubmit?.(result));
  useEffect(() => {
    const host: Host = {
      context: () => context(),
      token: () => token(),
      openLink: link => open(link),
      onSubmit: result => submit(result),
    };
    return answerFrame(frame.current!, host);
  }, []);
  useEffect(() => tellTheme(frame.current!, themeNames[theme]), [theme]);
  return <iframe ref={frame} src={src} title={title} />;
}
