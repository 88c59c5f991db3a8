import { Box, Link } from '@mui/material';
import { useCanAccess, useCreatePath, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { visibleText } from '../../ui/visible-text.ts';
import { resourceOf, type AuditEntry } from './audit-entry.ts';

/** Who did it: by name where there is one, and of what kind. */
export function ActorName({ actor, isLink = false }: { actor: AuditEntry['actor']; isLink?: boolean }) {
  const translate = useTranslate();
  return <Thing kind={actor.kind} kindName={translate(`console.audit.actor.${actor.kind}`, { _: actor.kind })} id={actor.id} name={actor.name} isLink={isLink} />;
}

/** What was changed. */
export function TargetName({ target, isLink = false }: { target: AuditEntry['target']; isLink?: boolean }) {
  const translate = useTranslate();
  return <Thing kind={target.kind} kindName={translate(`console.audit.target.${target.kind}`, { _: visibleText(target.kind) })} id={target.id} name={target.name} isLink={isLink} />;
}

function Thing({ kind, kindName, id, name, isLink }: { kind: string; kindName: string; id: string; name: string | undefined; isLink: boolean }) {
  const resource = isLink ? resourceOf(kind) : undefined;
  const text = visibleText(name || id);
  return (
    <>
      {resource ? <ThingLink resource={resource} id={id} text={text} /> : text}{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: 12, whiteSpace: 'nowrap' }}>
        {kindName}
      </Box>
    </>
  );
}

/** A link where the reader may follow it, else the text alone. */
function ThingLink({ resource, id, text }: { resource: string; id: string; text: string }) {
  const { canAccess } = useCanAccess({ resource, action: 'show' });
  const createPath = useCreatePath();
  if (!canAccess) return text;
  return (
    <Link component={RouterLink} to={createPath({ resource, type: 'show', id })} color="inherit">
      {text}
    </Link>
  );
}
