import { Alert, Button, CircularProgress } from '@mui/material';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useLocation, useParams } from 'react-router-dom';
import '../../app/i18n/english-links.ts';
import { requestOpenly } from '../../app/open-request.ts';
import type { ProblemError } from '../../app/problem.ts';
import { BarePage } from '../../ui/bare-page.tsx';
import { LinkForm } from './link-form.tsx';
import { linkTokenOf, withoutToken } from './link-token.ts';
import { kindOf, type OneTimeLink } from './one-time-link.ts';
import { visibleText } from '../../ui/visible-text.ts';

const HOME = import.meta.env.BASE_URL;

/** Where an invite or a reset link leads. The secret leaves the address as soon as it was read. */
export default function LinkPage() {
  const { token: pathPart } = useParams();
  const { hash } = useLocation();
  const [token] = useState(() => linkTokenOf(hash, pathPart));
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<{ link?: OneTimeLink; problem?: ProblemError }>({});

  useEffect(() => {
    window.history.replaceState(window.history.state, '', withoutToken(HOME));
    if (!token) return undefined;
    const abort = new AbortController();
    void readLink(token).then(
      (link) => (abort.signal.aborted ? undefined : setState({ link })),
      (problem: ProblemError) => (abort.signal.aborted ? undefined : setState({ problem })),
    );
    return () => abort.abort();
  }, [token, attempt]);

  if (!token) return <NoUse reason="missing" />;
  if (state.problem?.status === 410) return <NoUse reason="expired" />;
  if (state.problem) return <Unreadable problem={state.problem} onRetry={() => setAttempt(attempt + 1)} />;
  if (!state.link) return <Reading />;
  return <UsableLink token={token} link={state.link} onExpired={(problem) => setState({ problem })} />;
}

async function readLink(token: string): Promise<OneTimeLink> {
  return (await requestOpenly(`/auth/links/${encodeURIComponent(token)}`)).json() as Promise<OneTimeLink>;
}

function UsableLink({ token, link, onExpired }: { token: string; link: OneTimeLink; onExpired: (problem: ProblemError) => void }) {
  const translate = useTranslate();
  const kind = kindOf(link);
  const role = link.role ? translate(`console.links.role.${link.role}`, { _: link.role }) : '';
  const rights: ReactNode[] = [
    link.workspaceName ? translate('console.links.workspace', { name: visibleText(link.workspaceName), role }) : null,
    link.platformRole ? translate('console.links.platform', { role: translate(`console.links.platform_role.${link.platformRole}`, { _: link.platformRole }) }) : null,
  ].filter(Boolean);
  return (
    <BarePage
      title={translate(`console.links.${kind}.title`)}
      text={
        <>
          <div>{translate(`console.links.${kind}.text`, { email: link.email })}</div>
          {rights.map((right, index) => (
            <div key={index}>{right}</div>
          ))}
        </>
      }
    >
      <LinkForm token={token} link={link} onExpired={onExpired} />
    </BarePage>
  );
}

function Reading() {
  const translate = useTranslate();
  return (
    <BarePage title={translate('console.links.reading')}>
      <CircularProgress size={20} />
    </BarePage>
  );
}

function NoUse({ reason }: { reason: 'missing' | 'expired' }) {
  const translate = useTranslate();
  return (
    <BarePage title={translate(`console.links.${reason}.title`)} text={translate(`console.links.${reason}.text`)}>
      <Button variant="outlined" href={HOME}>
        {translate('console.links.to_sign_in')}
      </Button>
    </BarePage>
  );
}

function Unreadable({ problem, onRetry }: { problem: ProblemError; onRetry: () => void }) {
  const translate = useTranslate();
  return (
    <BarePage title={translate('console.problem.title')}>
      <Alert severity="error" sx={{ mb: 2 }}>
        {problem.message}
      </Alert>
      <Button variant="outlined" onClick={onRetry}>
        {translate('console.problem.retry')}
      </Button>
    </BarePage>
  );
}
